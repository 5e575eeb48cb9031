"""Turns the document into operations and schemas, selected and named."""
