"""Worker processes, caches, and safe access to files."""
