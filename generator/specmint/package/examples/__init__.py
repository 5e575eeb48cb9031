"""Makes requests and responses from a document's examples and schemas, always the same for the same document."""
