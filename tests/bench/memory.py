"""How much memory a process and its children hold at once."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

INTERVAL = 0.05
"""Seconds between two looks."""


@dataclass
class Peak:
    """The most that was seen."""

    bytes: int = 0


@contextmanager
def watched(process: int) -> Iterator[Peak]:
    """Look at a process, given by its id, and all below it, until the block ends. Needs the ``/proc`` of Linux."""
    peak, ended = Peak(), Event()

    def look() -> None:
        while not ended.wait(INTERVAL):
            peak.bytes = max(peak.bytes, resident(process))

    thread = Thread(target=look, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        ended.set()
        thread.join()


def resident(process: int) -> int:
    """The resident memory of a process and all below it in bytes; what is shared counts once for each."""
    folder = Path(f"/proc/{process}")
    try:
        pages = int((folder / "statm").read_text(encoding="ascii").split()[1])
        children = [child for path in folder.glob("task/*/children") for child in path.read_text("ascii").split()]
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(resident(int(child)) for child in children)
