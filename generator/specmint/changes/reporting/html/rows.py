"""Two excerpts side by side, with the words that differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, Literal

from specmint.changes.reporting.excerpts import runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from specmint.changes.reporting.excerpts import Run

_MOST_LINES: Final = 200
_ALIKE: Final = 0.5
"""From how alike two lines are on, of 1, the words that differ are marked rather than the lines."""
_WORD: Final = re.compile(r"\w+")
_PART: Final = re.compile(r"\w+|\s+|[^\w\s]")

RowKind = Literal["same", "changed", "note"]


@dataclass(frozen=True)
class Piece:
    """A part of a line: ``is_changed`` where the other side does not have it, ``is_word`` where it has the rest."""

    text: str
    is_changed: bool = False
    is_word: bool = False


@dataclass(frozen=True)
class Row:
    """A line of each side, None where a side has none; or a note on lines that are not shown."""

    kind: RowKind
    old: tuple[Piece, ...] | None = None
    new: tuple[Piece, ...] | None = None
    note: str = ""


@dataclass(frozen=True)
class Difference:
    """What the columns hold: blocks of rows, each of lines that are the same, changed, or not shown.

    There is one column where only one side exists, or ``is_same`` says that both are the same.
    """

    blocks: tuple[tuple[Row, ...], ...]
    has_old: bool
    has_new: bool
    is_same: bool


@lru_cache(maxsize=256)
def difference(old: str, new: str) -> Difference | None:
    """Two excerpts as rows; None where there is nothing to show."""
    found = runs(old, new, _MOST_LINES)
    if not found:
        return None
    blocks = tuple(tuple(_rows(run)) for run in found)
    return Difference(blocks, bool(old), bool(new), is_same=all(run.kind != "changed" for run in found))


def _rows(run: Run) -> Iterator[Row]:
    if run.kind == "same":
        yield from (Row("same", (Piece(old),), (Piece(new),)) for old, new in zip(run.old, run.new, strict=True))
    elif run.kind == "changed":
        yield from (_changed(old, new) for old, new in zip_longest(run.old, run.new))
    else:
        what = "lines that are the same" if run.kind == "folded" else "more, not shown here"
        yield Row("note", note=f"{run.hidden:,} {what}")


def _changed(old: str | None, new: str | None) -> Row:
    if old is None or new is None:
        return Row("changed", _whole(old), _whole(new))
    if not _are_alike(old, new):
        return Row("changed", _whole(old), _whole(new))
    parts, new_parts = _PART.findall(old), _PART.findall(new)
    codes = SequenceMatcher(None, parts, new_parts, autojunk=False).get_opcodes()
    return Row(
        "changed",
        _pieces(parts, [(start, end, tag != "equal") for tag, start, end, _, _ in codes]),
        _pieces(new_parts, [(start, end, tag != "equal") for tag, _, _, start, end in codes]),
    )


def _are_alike(old: str, new: str) -> bool:
    """Signs do not count: lines of JSON share most of them, whatever they say."""
    return SequenceMatcher(None, _WORD.findall(old), _WORD.findall(new), autojunk=False).ratio() >= _ALIKE


def _whole(line: str | None) -> tuple[Piece, ...] | None:
    return None if line is None else (Piece(line, is_changed=True),)


def _pieces(parts: Sequence[str], spans: Sequence[tuple[int, int, bool]]) -> tuple[Piece, ...]:
    return tuple(
        Piece("".join(parts[start:end]), is_changed, is_word=is_changed)
        for start, end, is_changed in spans
        if end > start
    )
