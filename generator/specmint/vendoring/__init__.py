"""Copying a client into another project's source tree: install it, verify it, and update it around local edits."""
