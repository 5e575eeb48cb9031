"""Sequences of items on the wire (OpenAPI 3.2.0, section 4.14.4): cut into JSON texts, and put together."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from pydantic_core import from_json

from .serialization import json_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .framing import Records

_RECORD_SEPARATOR = b"\x1e"
_LINE_END = re.compile(rb"\r\n|\n|\r")
_LAST_DATA = b"[DONE]"
"""What many servers send as the last event: it is no item."""


UNBOUNDED: Final = sys.maxsize
"""No limit for a record: for what is in memory already."""

_MOST_DIGITS = 18
"""A longer number of milliseconds is no time to wait, and may be more than Python reads."""


class RecordTooLongError(Exception):
    """A record has more bytes than it may have."""


class _Pieces:
    """Bytes that belong together, and arrive one after the other."""

    def __init__(self, limit: int) -> None:
        self._pieces: list[bytes] = []
        self._room = self._limit = limit

    def add(self, piece: bytes) -> None:
        """Keep some more. Raises RecordTooLongError."""
        self._room -= len(piece)
        if self._room < 0:
            raise RecordTooLongError
        self._pieces.append(piece)

    def take(self) -> bytes:
        """What has been kept, which is forgotten here."""
        whole = b"".join(self._pieces)
        self._pieces.clear()
        self._room = self._limit
        return whole


class _Whole:
    """A body that is one JSON text."""

    def __init__(self, limit: int) -> None:
        self._rest = _Pieces(limit)

    def feed(self, piece: bytes) -> Iterator[bytes]:
        self._rest.add(piece)
        yield from ()

    def end(self) -> Iterator[bytes]:
        yield self._rest.take()


class _Separated:
    """JSON texts with a byte between them that none of them holds."""

    def __init__(self, separator: bytes, limit: int) -> None:
        self._separator = separator
        self._rest = _Pieces(limit)

    def feed(self, piece: bytes) -> Iterator[bytes]:
        first, *others = piece.split(self._separator)
        self._rest.add(first)
        for other in others:
            yield from self.end()
            self._rest.add(other)

    def end(self) -> Iterator[bytes]:
        if text := self._rest.take().strip():
            yield text


class _Events:
    """Server-Sent Events (WHATWG HTML, section 9.2.6). An event that the end of the body cuts off is none."""

    def __init__(self, data: Literal["text", "json", "alone"], limit: int) -> None:
        self._kind = data
        self._rest = _Pieces(limit)
        self._after_return = False
        self._is_first = True
        self._is_over = False
        self._data = _Pieces(limit)
        self._has_data = False
        self._fields: dict[str, str | int] = {}

    def feed(self, piece: bytes) -> Iterator[bytes]:
        # A line feed at the beginning may be the second half of a line's end.
        if piece and self._after_return:
            piece = piece.removeprefix(b"\n")
            self._after_return = False
        *lines, last = _LINE_END.split(piece)
        self._after_return = self._after_return or piece.endswith(b"\r")
        for line in lines:
            self._rest.add(line)
            yield from self._line(self._rest.take().decode(errors="replace"))
        self._rest.add(last)

    def end(self) -> Iterator[bytes]:
        yield from ()

    def _line(self, line: str) -> Iterator[bytes]:
        if self._is_first:
            self._is_first, line = False, line.removeprefix("\ufeff")
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if not line:
            yield from self._event()
        elif name == "data":
            self._data.add(f"\n{value}".encode() if self._has_data else value.encode())
            self._has_data = True
        elif name == "event" or (name == "id" and "\0" not in value):
            self._fields[name] = value
        elif name == "retry" and value.isascii() and value.isdigit() and len(value) <= _MOST_DIGITS:
            self._fields[name] = int(value)

    def _event(self) -> Iterator[bytes]:
        """The event that a blank line ends; without data it is none."""
        data, fields = self._data.take(), dict(self._fields)
        is_event = self._has_data
        self._has_data = False
        self._fields.clear()
        self._is_over = self._is_over or (data == _LAST_DATA and self._kind != "text")
        if is_event and not self._is_over:
            yield self._record(data, fields)

    def _record(self, data: bytes, fields: dict[str, str | int]) -> bytes:
        if self._kind == "alone":
            return data
        others = "".join(f",{json.dumps(name)}:{json.dumps(value)}" for name, value in fields.items())
        content = data if self._kind == "json" and _is_json(data) else json.dumps(data.decode()).encode()
        return b'{"data":' + content + others.encode() + b"}"


def _is_json(text: bytes) -> bool:
    try:
        from_json(text)
    except ValueError:
        return False
    return True


@dataclass(frozen=True)
class ItemsOf:
    """A framing: what cuts a body, and what stands before each JSON text and its line end where a body is made."""

    cutter: Callable[[int], Records]
    before: str = ""

    def records(self, limit: int = UNBOUNDED) -> Records:
        """What cuts one body into records of at most ``limit`` bytes."""
        return self.cutter(limit)

    def as_array(self, body: bytes) -> bytes:
        """A whole body as one JSON array."""
        cut = self.records()
        return b"[" + b",".join([*cut.feed(body), *cut.end()]) + b"]"

    def joined(self, items: Iterable[object]) -> bytes:
        """JSON values as a body; the framings of events are received only."""
        return "".join(f"{self.before}{json_text(item)}\n" for item in items).encode()


WHOLE: Final = ItemsOf(_Whole)
"""A body that is one record."""

JSON_LINES: Final = ItemsOf(lambda limit: _Separated(b"\n", limit))
"""One JSON text a line."""

JSON_SEQ: Final = ItemsOf(lambda limit: _Separated(_RECORD_SEPARATOR, limit), before=_RECORD_SEPARATOR.decode())
"""JSON text sequences (RFC 7464)."""

EVENTS: Final = ItemsOf(lambda limit: _Events("text", limit))
"""Server-Sent Events as objects of the fields ``data``, ``event``, ``id`` and ``retry``."""

JSON_EVENTS: Final = ItemsOf(lambda limit: _Events("json", limit))
"""Server-Sent Events as objects, whose ``data`` is JSON; what is no JSON stays text."""

EVENT_DATA: Final = ItemsOf(lambda limit: _Events("alone", limit))
"""Of each Server-Sent Event only the data, which is JSON."""
