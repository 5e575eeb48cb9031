"""From the bytes of a document to one tree: decoding, parsing, joining files, and reading every version as OpenAPI 3.1."""
