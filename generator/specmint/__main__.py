"""``python -m specmint`` is the command ``specmint``."""

from specmint.cli import main

main()
