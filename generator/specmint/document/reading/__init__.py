"""Reads a document: decodes, parses, joins its files, and converts every version to the form of 3.1."""
