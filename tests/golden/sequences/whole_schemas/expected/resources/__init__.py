"""One module a resource; each states its operations once and offers them to both clients."""
