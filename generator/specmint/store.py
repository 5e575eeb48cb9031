"""Files in the user's cache folder: nobody else's, never half written, not more than a limit, and never needed."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LIMIT = 500_000_000
"""How many bytes the folder may hold; what was used last is kept."""
WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def read(name: str) -> bytes | None:
    """The content of a file, if there is one that nobody but this user can have written."""
    with suppress(OSError, RuntimeError):
        place = _folder() / name
        if _is_ours(place.parent) and _is_ours(place):
            content = place.read_bytes()
            os.utime(place)
            return content
    return None


def write(name: str, parts: Iterable[bytes]) -> None:
    """Write a file. Where that cannot be done, it is done without."""
    with suppress(OSError, RuntimeError):
        folder = _folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, prefix=f"{name}.", delete=False) as file:
            try:
                file.writelines(parts)
                file.close()
                Path(file.name).replace(folder / name)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
        _forget(folder)


def _is_ours(place: Path) -> bool:
    """Whether nobody else can write there; on systems without owners, that is taken for granted."""
    if not hasattr(os, "getuid"):
        return True
    status = place.stat()
    return status.st_uid in {0, os.getuid()} and not status.st_mode & WRITABLE_BY_OTHERS


def _forget(folder: Path) -> None:
    """Remove what was not used for longest, until the rest is within the limit."""
    files = [(entry.stat(), entry.path) for entry in os.scandir(folder) if entry.is_file(follow_symlinks=False)]
    total = 0
    for status, path in sorted(files, key=lambda file: file[0].st_mtime_ns, reverse=True):
        total += status.st_size
        if total > LIMIT:
            Path(path).unlink(missing_ok=True)


def _folder() -> Path:
    """The user's cache folder. Raises RuntimeError for a user without a home."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "specmint"
