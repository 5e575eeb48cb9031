"""Comparing files with what was recorded, and the three intents that change a record."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Intent = Literal["compare", "create", "update", "remove"]


def check(folder: Path, files: Mapping[str, str], intent: Intent, pattern: str = "**/*") -> None:
    """Hold ``files`` against the files in ``folder``; fail with a diff and the command that accepts it.

    ``pattern`` says which files of the folder are records, if not all of them.
    """
    recorded = {path.relative_to(folder).as_posix() for path in folder.glob(pattern) if path.is_file()}
    missing = sorted(files.keys() - recorded)
    stale = sorted(recorded - files.keys())
    changed = sorted(path for path in recorded & files.keys() if _read(folder / path) != files[path])
    for path in missing if intent == "create" else changed if intent == "update" else ():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(files[path].encode())
    for path in stale if intent == "remove" else ():
        (folder / path).unlink()
    problems = [
        *(f"not recorded (make golden INTENT=create): {path}" for path in missing if intent != "create"),
        *(f"no longer made (make golden INTENT=remove): {path}" for path in stale if intent != "remove"),
        *(_diff(path, _read(folder / path), files[path]) for path in changed if intent != "update"),
    ]
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


def _read(path: Path) -> str:
    return path.read_bytes().decode()


def _diff(path: str, old: str, new: str) -> str:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    lines = unified_diff(before, after, f"recorded/{path}", f"made/{path}")
    return f"differs (make golden INTENT=update):\n{''.join(lines)}"
