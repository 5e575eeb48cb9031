"""Checks whether the files of a client are what its document, configuration and tools generate."""
