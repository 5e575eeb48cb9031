"""The finished texts of a package: types, docstrings, snippets."""
