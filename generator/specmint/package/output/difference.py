"""Compares a folder with the files that it should hold."""

from __future__ import annotations

from contextlib import suppress
from difflib import unified_diff
from typing import TYPE_CHECKING

from specmint.building.tree import ObstacleError, Tree
from specmint.ir.output import LOCK_NAME, Lock, stays_inside, with_line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def difference(folder: Path, files: Mapping[str, str]) -> str:
    """A unified diff from the folder to the files. Files of the folder that specmint did not generate are ignored."""
    with Tree(folder) as tree:
        return "".join(_differences(tree, files))


def _differences(tree: Tree, files: Mapping[str, str]) -> Iterator[str]:
    for path in sorted({*files, *_formerly(tree)}):
        here, wanted = _text(tree, path), files.get(path)
        if here != wanted:
            old = f"a/{path}" if here is not None else "/dev/null"
            new = f"b/{path}" if wanted is not None else "/dev/null"
            lines = unified_diff(_lines(here), _lines(wanted), old, new)
            yield from (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _formerly(tree: Tree) -> list[str]:
    with suppress(OSError, ObstacleError, ValueError, RecursionError):
        lock = Lock.from_text((tree.read(LOCK_NAME) or b"").decode())
        return [path for path in lock.files if stays_inside(path) and _text(tree, path) is not None]
    return []


def _text(tree: Tree, path: str) -> str | None:
    """The text of a file; None if it is missing or cannot be read."""
    with suppress(OSError, ObstacleError):
        data = tree.read(path)
        return None if data is None else with_line_feeds(data).decode(errors="backslashreplace")
    return None


def _lines(text: str | None) -> list[str]:
    return text.splitlines(keepends=True) if text else []
