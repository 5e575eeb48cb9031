"""Writes the files of a package to disk, with the lock that the next run reads."""
