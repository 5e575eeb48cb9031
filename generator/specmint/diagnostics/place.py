"""The position of a finding, and the lines of text around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, runtime_checkable

from specmint.ir.document import Position

if TYPE_CHECKING:
    from specmint.ir.document import Document

LINE_BREAK: Final = re.compile(r"\r\n|\n|\r")
"""The line endings that editors and code hosts recognise."""

_LONGEST_LINE: Final = 160
_BEFORE_CARET: Final = 60


class Place(NamedTuple):
    """A position in a source. ``text`` is the whole source; without it there is no listing."""

    source: str
    pointer: str = ""
    position: Position | None = None
    text: str = ""


NOWHERE: Final = Place("")


@runtime_checkable
class Placed(Protocol):
    """A document that was joined from several files and knows the file of each part."""

    def place(self, pointer: str) -> Place:
        """The place where the author wrote the node at ``pointer``."""
        ...


def place_in(document: Document, pointer: str) -> Place:
    """The place of ``pointer`` in the document's own text."""
    if isinstance(document, Placed):
        return document.place(pointer)
    return Place(document.source, pointer, document.locate(pointer), document.text)


@lru_cache(maxsize=8)
def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in LINE_BREAK.finditer(text))]


def position_at(text: str, offset: int) -> Position:
    """The line and column of the character at ``offset``; the end of the text if it is beyond."""
    starts = _line_starts(text)
    line = bisect_right(starts, min(offset, len(text)))
    return Position(line, min(offset, len(text)) - starts[line - 1] + 1)


def line_of(text: str, number: int) -> str:
    """The line with this number, from 1, without its ending."""
    starts = _line_starts(text)
    end = starts[number] if number < len(starts) else len(text)
    return text[starts[number - 1] : end].rstrip("\r\n")


class Listing(NamedTuple):
    """Numbered lines around a position. ``caret`` is the column of the position in these lines, from 1."""

    lines: tuple[tuple[int, str], ...]
    caret: int


def listing(place: Place) -> Listing:
    """The line of a place, with one line before and one after. Very long lines are shortened around the place."""
    if place.position is None or not place.text:
        return Listing((), 0)
    line, column = place.position.line, place.position.column
    last = len(_line_starts(place.text))
    start = max(0, column - 1 - _BEFORE_CARET) if column > _LONGEST_LINE - _BEFORE_CARET else 0
    numbers = range(max(1, line - 1), min(last, line + 1) + 1)
    return Listing(
        tuple((number, line_of(place.text, number)[start : start + _LONGEST_LINE]) for number in numbers),
        column - start,
    )
