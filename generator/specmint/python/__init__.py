"""Works on Python source: formatting, imports, renaming, modules."""
