"""Writes the packages of all golden cases into a folder: ``python -m tests.golden.make FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.golden.cases import packages


def make(folder: Path) -> None:
    """Make every package. ruff formats them, as it is quicker; what black makes of them is recorded."""
    for case in packages():
        try:
            files = case.build("ruff").files
        except Exception as error:
            error.add_note(f"This happened in the golden case {case.name}.")
            raise
        for path, text in files.items():
            place = folder / case.package / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text.encode())


if __name__ == "__main__":
    make(Path(sys.argv[1]))
