"""How a folder differs from the files it should hold."""

from __future__ import annotations

from contextlib import suppress
from difflib import unified_diff
from typing import TYPE_CHECKING

from specmint.ir.output import LOCK_NAME, Lock, stays_inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def difference(folder: Path, files: Mapping[str, str]) -> str:
    """A unified diff from the folder to the files. Files of the folder that nobody generated do not count."""
    return "".join(_differences(folder, files))


def _differences(folder: Path, files: Mapping[str, str]) -> Iterator[str]:
    for path in sorted({*files, *_formerly(folder)}):
        here, wanted = _text(folder / path), files.get(path)
        if here != wanted:
            old = f"a/{path}" if here is not None else "/dev/null"
            new = f"b/{path}" if wanted is not None else "/dev/null"
            lines = unified_diff(_lines(here), _lines(wanted), old, new)
            yield from (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _formerly(folder: Path) -> list[str]:
    with suppress(OSError, ValueError, RecursionError):
        lock = Lock.from_text((folder / LOCK_NAME).read_text(encoding="utf-8"))
        return [path for path in lock.files if stays_inside(path) and (folder / path).is_file()]
    return []


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode(errors="backslashreplace")
    except FileNotFoundError:
        return None


def _lines(text: str | None) -> list[str]:
    return text.splitlines(keepends=True) if text else []
