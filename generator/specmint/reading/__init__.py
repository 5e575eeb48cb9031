"""From the bytes of a document to one tree: decoding, parsing, joining files, reading every version as 3.1."""
