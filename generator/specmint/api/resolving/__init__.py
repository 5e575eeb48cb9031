"""Reads operations and webhooks from a document."""
