"""Reads and merges schemas, and decides how values become Python types."""
