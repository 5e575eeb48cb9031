"""What a core module knows of bodies that are sequences of items; records.py has the ways there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Records(Protocol):
    """Cuts a body, given in any pieces, into JSON texts. Raises RecordTooLongError."""

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """The texts that end in this piece."""
        ...

    def end(self) -> Iterator[bytes]:
        """What is left when the body ends."""
        ...


class Framing(Protocol):
    """How items follow each other in a body."""

    def records(self, limit: int) -> Records:
        """What cuts one body into records of at most ``limit`` bytes."""
        ...

    def as_array(self, body: bytes) -> bytes:
        """A whole body as one JSON array."""
        ...

    def joined(self, items: Iterable[object]) -> bytes:
        """JSON values as a body."""
        ...
