"""Reads the bytes of a document into one tree in the form of OpenAPI 3.1, and reports every problem in it."""
