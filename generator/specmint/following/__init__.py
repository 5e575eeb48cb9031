"""Keeping a client in step with its document: checking it, and updating it."""
