"""A client in somebody else's source tree: put there, verified, and brought up to date around local edits."""
