"""The command ``specmint``."""

from specmint.cli.app import main

__all__ = ["main"]
