"""Three-way merge of a file: the text vendored before, the text on disk, and the text of the new version."""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from merge3 import Merge3

from specmint.vendoring.unified import unified

if TYPE_CHECKING:
    from collections.abc import Sequence

YOURS, FORMER, NEW = "yours", "vendored before", "new version"


@dataclass(frozen=True)
class Merged:
    """The merged file: its text, None if it is to be deleted, and whether it holds a local edit."""

    text: str | None
    is_edited: bool = False


class ConflictError(Exception):
    """A local edit that conflicts with the new version. ``shown`` holds the conflicts, with git's conflict markers.

    The message completes the sentence "it cannot be brought up to date: ...".
    """

    def __init__(self, reason: str, shown: str = "") -> None:
        super().__init__(reason)
        self.shown = shown


def merged(path: str, former: str | None, here: bytes | None, new: str | None) -> Merged:
    """Merge one generated file.

    ``former`` is the text that was vendored before, ``here`` the content on disk, ``new`` the text of the new version;
    each is None where there is no such file. Other line endings do not count as an edit, and a deleted file is written
    again. Raises ConflictError.
    """
    if here is None:
        return Merged(new)
    text = _decoded(here)
    if text in {former, new}:
        return Merged(new)
    if text is None:
        message = "it is no UTF-8 text any more"
        raise ConflictError(message)
    if new == former:
        return Merged(text, is_edited=True)
    if new is None:
        message = "the new version has no such file any more"
        raise ConflictError(message, _edit(former or "", text))
    if former is None:
        message = "it was not vendored before"
        raise ConflictError(message)
    return Merged(sound(path, _joined(former, text, new)), is_edited=True)


def _decoded(data: bytes) -> str | None:
    try:
        return data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None


def _joined(former: str, here: str, new: str) -> str:
    """Merge the changes of both texts line by line."""
    merge = Merge3(_lines(former), _lines(here), _lines(new))
    lines: list[str] = []
    conflicts: list[str] = []
    for group in merge.merge_groups():
        if group[0] == "conflict":
            conflicts += _marked(len(lines) + 1, group[1], group[2], group[3])
        else:
            lines += group[1]
    if conflicts:
        message = "the new version changes the same lines"
        raise ConflictError(message, "".join(conflicts))
    return "".join(lines)


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _marked(line: int, former: Sequence[str], here: Sequence[str], new: Sequence[str]) -> list[str]:
    return [
        f"@@ line {line} @@\n",
        *_part(f"<<<<<<< {YOURS}\n", here),
        *_part(f"||||||| {FORMER}\n", former),
        *_part("=======\n", new),
        f">>>>>>> {NEW}\n",
    ]


def _part(marker: str, lines: Sequence[str]) -> list[str]:
    return [marker, *(line if line.endswith("\n") else f"{line}\n" for line in lines)]


def _edit(former: str, here: str) -> str:
    return unified(former, here, FORMER, YOURS)


def sound(path: str, text: str) -> str:
    """Return a merged text after checking that it is still valid Python or JSON. Raises ConflictError."""
    try:
        if path.endswith(".py"):
            ast.parse(text)
        elif path.endswith(".json"):
            json.loads(text)
    except (SyntaxError, ValueError) as error:
        message = f"together with the new version it cannot be parsed ({error})"
        raise ConflictError(message) from None
    return text
