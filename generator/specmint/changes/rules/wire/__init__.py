"""The table of changes on the wire, one module an area."""
