"""Flushes files to disk before anything depends on them."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

Opener = Callable[[], int]
"""Opens a file or folder and returns its descriptor."""
_AT_ONCE: Final = 16
"""How many files are flushed at once; a disk writes that many in the time of a few."""


def settle(openers: Sequence[Opener]) -> None:
    """Flush each file or folder to disk. Raises OSError if one cannot be opened."""
    with ThreadPoolExecutor(min(_AT_ONCE, len(openers) or 1)) as threads:
        for start in range(0, len(openers), _AT_ONCE):
            descriptors: list[int] = []
            try:
                descriptors.extend(opener() for opener in openers[start : start + _AT_ONCE])
                list(threads.map(_sync, descriptors))
            finally:
                for descriptor in descriptors:
                    os.close(descriptor)


def _sync(descriptor: int) -> None:
    # Some file systems cannot flush folders and do not need to.
    with suppress(OSError):
        os.fsync(descriptor)
