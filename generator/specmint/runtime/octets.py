"""Bodies that are sent as they are: text, bytes, files and iterables of bytes."""

from __future__ import annotations

import re
from collections.abc import AsyncIterable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from .bodies import EncodedBody
from .errors import Problem
from .file_types import guessed_type
from .files import content_of, file_name, is_content
from .values import UnsendableError, described, member

if TYPE_CHECKING:
    from .bodies import Pieces

_DELIMITER = re.compile(rb"(?:^|\r\n)--([0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-])[ \t]*\r\n")


class Octets(NamedTuple):
    """A body that is sent as it is. Its type is one of ``ranges``, if its name or its first bytes tell that."""

    ranges: str | None = None

    def encode(self, value: object, content_type: str) -> EncodedBody:
        """The body; text goes in the charset of its content type. Raises UnsendableError."""
        content = _content(value, content_type)
        return EncodedBody(_type(value, self.ranges) or _with_boundary(content_type, content), content)


def _with_boundary(content_type: str, content: Pieces) -> str:
    """The type of several parts with the boundary that stands between them (RFC 2046, section 5.1.1)."""
    is_parted = content_type.lower().startswith("multipart/") and "boundary=" not in content_type.lower()
    found = _DELIMITER.search(content) if is_parted and isinstance(content, bytes) else None
    return f'{content_type}; boundary="{found[1].decode("ascii")}"' if found else content_type


def _content(value: object, content_type: str) -> Pieces:
    shown = described(value)
    if isinstance(value, str):
        return _encoded(value, content_type)
    if is_content(value):
        return content_of(value, "body")
    if isinstance(value, Sequence):
        return b"".join(_pieces(cast("Sequence[object]", value)))
    if isinstance(value, AsyncIterable):
        return cast("AsyncIterable[bytes]", value)
    if isinstance(value, Mapping) or not isinstance(value, Iterable):
        message = f"must be text, bytes, a binary file or an iterable of bytes; {shown}"
        raise UnsendableError(Problem("body", "type", message))
    return _pieces(cast("Iterable[object]", value))


def _encoded(text: str, content_type: str) -> bytes:
    charset = _charset(content_type)
    try:
        return text.encode(charset)
    except (LookupError, UnicodeEncodeError):
        message = f"must be text that the charset {charset} of its content type can express, or bytes"
        raise UnsendableError(Problem("body", "charset", message)) from None


def _charset(content_type: str) -> str:
    """The charset that a content type names; UTF-8 without one."""
    named = re.search(r";\s*charset\s*=\s*\"?([^\s\";]+)", content_type, re.IGNORECASE)
    return named[1] if named else "utf-8"


def _pieces(items: Iterable[object]) -> Iterator[bytes]:
    for index, item in enumerate(items):
        if not isinstance(item, bytes | bytearray | memoryview):
            raise UnsendableError(Problem(member("body", index), "type", f"must be bytes; {described(item)}"))
        yield bytes(cast("bytes", item))


def _type(value: object, ranges: str | None) -> str | None:
    """The media type that is among ``ranges`` by the name or the first bytes of a value, if these tell it."""
    if ranges is None:
        return None
    is_bytes = isinstance(value, bytes | bytearray | memoryview)
    start = bytes(cast("bytes", value)[:8]) if is_bytes else b""
    return guessed_type(ranges, file_name(value) if is_content(value) else None, start)
