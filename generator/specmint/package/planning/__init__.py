"""Prepares the texts of a package: types, docstrings, snippets."""
