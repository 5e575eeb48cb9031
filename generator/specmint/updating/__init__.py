"""Bringing a client to a new revision of its document, or to a new version of the tools."""
