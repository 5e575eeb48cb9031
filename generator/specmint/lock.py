"""The lock that a run finds in the folder it is to write."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from specmint.ir.names import NOTHING, Names
from specmint.ir.output import LOCK_NAME, Lock

if TYPE_CHECKING:
    from pathlib import Path


def kept_names(folder: Path) -> Names:
    """The names that the client in a folder has; none without a lock, or with one that cannot be read."""
    with suppress(OSError, ValueError, RecursionError):
        return Lock.from_text((folder / LOCK_NAME).read_text(encoding="utf-8")).names
    return NOTHING
