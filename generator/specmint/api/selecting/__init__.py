"""Selects the operations of a client, and the part of the document that they refer to."""
