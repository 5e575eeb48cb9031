"""Text: templates, the escaping of everything a document says, and formatting."""
