"""Finds positions in JSON texts. This code runs only for diagnostics."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Places(Protocol):
    """Finds the positions of values in one text."""

    def offset(self, tokens: Sequence[str]) -> int:
        """The offset of the value at a path of reference tokens: a scalar's own, or that of a collection's key.

        For a path that does not exist, the offset of its longest existing part.
        """
        ...


class _Member(NamedTuple):
    key: int
    value: int


_SPACE: Final = re.compile(r"[ \t\n\r]*")


class JsonPlaces:
    """Finds positions in a valid JSON text, skipping everything beside the path."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._members: dict[int, dict[str, _Member]] = {}
        self._decoder = json.JSONDecoder(strict=False)

    def offset(self, tokens: Sequence[str]) -> int:
        """See Places."""
        start = self._space_after(0)
        found = _Member(start, start)
        for token in tokens:
            member = self._members_of(found.value).get(token)
            if member is None:
                break
            found = member
        return found.key if self._text[found.value] in "{[" else found.value

    def _members_of(self, start: int) -> dict[str, _Member]:
        if start not in self._members:
            opening = self._text[start]
            self._members[start] = {
                "{": lambda: dict(self._object(start)),
                "[": lambda: dict(self._array(start)),
            }.get(opening, dict)()
        return self._members[start]

    def _space_after(self, offset: int) -> int:
        match = _SPACE.match(self._text, offset)
        return offset if match is None else match.end()

    def _object(self, start: int) -> Iterator[tuple[str, _Member]]:
        offset = self._space_after(start + 1)
        while self._text[offset] != "}":
            key = offset
            name, offset = self._decoder.raw_decode(self._text, offset)
            value = self._space_after(self._space_after(offset) + 1)
            yield name, _Member(key, value)
            offset = self._after(value)

    def _array(self, start: int) -> Iterator[tuple[str, _Member]]:
        offset = self._space_after(start + 1)
        index = 0
        while self._text[offset] != "]":
            yield str(index), _Member(offset, offset)
            index += 1
            offset = self._after(offset)

    def _after(self, value: int) -> int:
        """The start of the next member, or the closing bracket."""
        _, end = self._decoder.raw_decode(self._text, value)
        end = self._space_after(end)
        return self._space_after(end + 1) if self._text[end] == "," else end
