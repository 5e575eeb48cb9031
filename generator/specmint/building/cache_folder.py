"""A private, size-limited cache folder with atomic writes. Deleting it is always safe."""

from __future__ import annotations

import os
import re
import secrets
import stat
from contextlib import suppress
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Final

from specmint.building.tree import ObstacleError, Tree
from specmint.building.user_key import SIGNATURE, is_signed, signature

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LIMIT = 500_000_000
"""The limit of the folder in bytes. The most recently used files stay."""
WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
FOLDER: Final = "specmint"
_OURS: Final = re.compile(r"(?:parts-)?[0-9a-f]{64}(?:\.[0-9a-f]{16})?")
"""The names of entries; those with a dot and a number are being written."""
_WRITING_SECONDS: Final = 3600
"""The age after which an unfinished file must belong to a killed process."""


def read(name: str) -> bytes | None:
    """The content of a file that a run of this user wrote and that is unchanged since; else None."""
    with suppress(OSError, RuntimeError, ObstacleError), Tree(_home()) as tree:
        path = f"{FOLDER}/{name}"
        if _is_ours(tree.status(FOLDER)) and _is_ours(tree.status(path)):
            data = tree.read(path) or b""
            content = data[SIGNATURE:]
            if is_signed(data[:SIGNATURE].decode("ascii", "replace"), name.encode(), content):
                os.utime(_home() / path, follow_symlinks=False)
                return content
    return None


def write(name: str, parts: Iterable[bytes]) -> None:
    """Write a file. Errors are ignored."""
    with suppress(OSError, RuntimeError, ObstacleError):
        home = _home()
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        with Tree(home) as tree:
            tree.make_folder(FOLDER, mode=0o700)
            if _is_ours(tree.status(FOLDER)):
                _write(tree, f"{FOLDER}/{name}", name, b"".join(parts))
                _forget(tree)


def _write(tree: Tree, path: str, name: str, content: bytes) -> None:
    aside = f"{path}.{secrets.token_hex(8)}"
    try:
        tree.create(aside, signature(name.encode(), content).encode() + content, mode=0o600)
        tree.replace(aside, path)
    except BaseException:
        tree.remove(aside)
        raise


def _is_ours(status: os.stat_result | None) -> bool:
    """Whether only this user can write there; always True on systems without owners."""
    if status is None or not hasattr(os, "getuid"):
        return status is not None
    return status.st_uid in {0, os.getuid()} and not status.st_mode & WRITABLE_BY_OTHERS


def _forget(tree: Tree) -> None:
    """Delete the least recently used files above the limit, and unfinished ones."""
    total = 0
    for path, status in sorted(_entries(tree), key=lambda entry: entry[1].st_mtime_ns, reverse=True):
        is_unfinished = "." in path and time() - status.st_mtime > _WRITING_SECONDS
        total += status.st_size
        if total > LIMIT or is_unfinished:
            tree.remove(path)


def _entries(tree: Tree) -> Iterator[tuple[str, os.stat_result]]:
    """The entries in the folder, by name and type. Other files are ignored."""
    for name in filter(_OURS.fullmatch, tree.names(FOLDER)):
        status = tree.status(f"{FOLDER}/{name}")
        if status is not None and stat.S_ISREG(status.st_mode):
            yield f"{FOLDER}/{name}", status


def _home() -> Path:
    """The parent folder of caches: ``XDG_CACHE_HOME`` or the system's. Raises RuntimeError without a home folder."""
    if chosen := os.environ.get("XDG_CACHE_HOME"):
        return Path(chosen)
    from platformdirs import user_cache_path

    Path.home()  # platformdirs would return a relative path for a user without a home folder.
    return user_cache_path()
