"""Sequences of items on the wire (OpenAPI 3.2.0, section 4.14.4): cut into JSON texts, and put together."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from .serialization import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Framing: TypeAlias = Literal["json-lines", "json-seq", "events", "json-events", "event-data"]
"""How items follow each other.

``json-lines`` is one JSON text a line, ``json-seq`` RFC 7464. The others are Server-Sent Events: ``events`` are objects
of the fields ``data``, ``event``, ``id`` and ``retry``, whose ``data`` is JSON in ``json-events``; of ``event-data``,
only the data counts, which is JSON.
"""

_RECORD_SEPARATOR = b"\x1e"
_LINE_END = re.compile(rb"\r\n|\n|\r")
_LAST_DATA = "[DONE]"
"""What many servers send as the last event: it is no item."""


class Records(Protocol):
    """Cuts a body, given in any pieces, into JSON texts."""

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """The texts that end in this piece."""
        ...

    def end(self) -> Iterator[bytes]:
        """What is left when the body ends."""
        ...


def records(framing: Framing) -> Records:
    """What cuts a body of this framing."""
    if framing == "json-lines":
        return _Separated(b"\n")
    return _Separated(_RECORD_SEPARATOR) if framing == "json-seq" else _Events(framing)


def as_array(framing: Framing, body: bytes) -> bytes:
    """A whole body as one JSON array."""
    cut = records(framing)
    return b"[" + b",".join([*cut.feed(body), *cut.end()]) + b"]"


def joined(framing: Framing, items: Iterable[object]) -> bytes:
    """JSON values as a body, in one of the two framings of JSON texts."""
    start = _RECORD_SEPARATOR.decode() if framing == "json-seq" else ""
    return "".join(f"{start}{json_text(item)}\n" for item in items).encode()


class _Separated:
    """JSON texts with a byte between them that none of them holds."""

    def __init__(self, separator: bytes) -> None:
        self._separator = separator
        self._rest: list[bytes] = []

    def feed(self, piece: bytes) -> Iterator[bytes]:
        first, *others = piece.split(self._separator)
        self._rest.append(first)
        for other in others:
            yield from self.end()
            self._rest.append(other)

    def end(self) -> Iterator[bytes]:
        text = b"".join(self._rest).strip()
        self._rest.clear()
        if text:
            yield text


class _Events:
    """Server-Sent Events (WHATWG HTML, section 9.2.6). An event that the end of the body cuts off is none."""

    def __init__(self, framing: Framing) -> None:
        self._framing = framing
        self._rest = b""
        self._is_first = True
        self._is_over = False
        self._data: list[str] = []
        self._fields: dict[str, str | int] = {}

    def feed(self, piece: bytes) -> Iterator[bytes]:
        text = self._rest + piece
        # A carriage return at the end may be the first half of a line's end.
        ready = text.removesuffix(b"\r")
        *lines, last = _LINE_END.split(ready)
        self._rest = last + text[len(ready) :]
        for line in lines:
            yield from self._line(line.decode(errors="replace"))

    def end(self) -> Iterator[bytes]:
        if self._rest.endswith(b"\r"):
            yield from self._line(self._rest[:-1].decode(errors="replace"))

    def _line(self, line: str) -> Iterator[bytes]:
        if self._is_first:
            self._is_first, line = False, line.removeprefix("\ufeff")
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if not line:
            yield from self._event()
        elif name == "data":
            self._data.append(value)
        elif name == "event" or (name == "id" and "\0" not in value):
            self._fields[name] = value
        elif name == "retry" and value.isascii() and value.isdigit():
            self._fields[name] = int(value)

    def _event(self) -> Iterator[bytes]:
        """The event that a blank line ends; without data it is none."""
        data, fields = "\n".join(self._data), dict(self._fields)
        is_event = bool(self._data)
        self._data.clear()
        self._fields.clear()
        self._is_over = self._is_over or (data == _LAST_DATA and self._framing != "events")
        if is_event and not self._is_over:
            yield self._record(data, fields)

    def _record(self, data: str, fields: dict[str, str | int]) -> bytes:
        if self._framing == "event-data":
            return data.encode()
        others = "".join(f",{json.dumps(name)}:{json.dumps(value)}" for name, value in fields.items())
        content = json.dumps(data) if self._framing == "events" else data
        return f'{{"data":{content}{others}}}'.encode()
