"""Files among the fields of a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any, TypeAlias, TypeGuard, cast

File: TypeAlias = (
    bytes
    | IO[bytes]
    | tuple[str | None, bytes | IO[bytes]]
    | tuple[str | None, bytes | IO[bytes], str | None]
    | tuple[str | None, bytes | IO[bytes], str | None, Mapping[str, str]]
)
"""A file of a form: its content, also as an open binary file, alone or after its name.

Its content type may come third, and the headers of its part of the form fourth.
"""


def holds_files(value: object) -> bool:
    """Whether a field of a multipart form is a file, or a list of files."""
    if isinstance(value, list):
        return any(holds_files(item) for item in cast("list[object]", value))
    if is_described(value):
        return len(value) in {2, 3, 4} and is_content(value[1])
    return is_content(value)


def is_described(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Whether more than the content of a file is given."""
    return isinstance(value, tuple)


def is_content(value: object) -> bool:
    """Whether a value is bytes, or a file that gives them."""
    return isinstance(value, bytes | bytearray) or hasattr(value, "read")


def file_name(content: object) -> str:
    """The name of an open file without its folder; ``upload`` where there is none."""
    name = getattr(content, "name", None)
    return name.replace("\\", "/").rpartition("/")[2] if isinstance(name, str) else "upload"
