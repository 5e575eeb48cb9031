"""What a caller may pass where JSON has only text, or where there is no JSON."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Mapping
from datetime import date, datetime
from os import PathLike
from typing import TypeAlias

DateTimeLike: TypeAlias = datetime | str
"""A point in time: with an offset, or as RFC 3339 text that has one."""

DateLike: TypeAlias = date | str
"""A day, also as ISO 8601 text."""

FreeObject: TypeAlias = Mapping[str, object]
"""An object with other keys than those its TypedDict names; what they hold is checked before it is sent."""

Content: TypeAlias = bytes | bytearray | memoryview | PathLike[str] | Iterable[bytes]
"""A body that is no JSON, at once, in pieces, as an open binary file or as the path of one."""

AsyncContent: TypeAlias = Content | AsyncIterable[bytes]
"""The same for a client that does not block, which also waits for pieces."""
