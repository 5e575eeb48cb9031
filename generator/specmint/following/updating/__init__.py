"""Updates a client to a new revision of its document, or to new versions of the tools."""
