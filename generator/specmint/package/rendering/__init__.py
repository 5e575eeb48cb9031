"""Renders templates, escapes texts of the document, and formats the result."""
