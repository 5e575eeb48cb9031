"""Files among the fields of a form."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import IO, Any, TypeAlias, TypeGuard, cast

from .errors import Problem
from .values import UnsendableError

FileContent: TypeAlias = bytes | bytearray | memoryview | PathLike[str] | IO[bytes]
"""What a file holds: bytes, an open binary file, or the path of a file, which is read when the call is sent."""

File: TypeAlias = (
    FileContent
    | tuple[str | None, FileContent]
    | tuple[str | None, FileContent, str | None]
    | tuple[str | None, FileContent, str | None, Mapping[str, str]]
)
"""A file of a form: its content, alone or after its name.

Its content type may come third, and the headers of its part of the form fourth.
"""


def holds_files(value: object) -> bool:
    """Whether a field of a multipart form is a file, or a list of files.

    A text with a content type and headers of its own, ``(None, text, type, headers)``, is sent like a file.
    """
    return any(map(holds_files, value)) if is_list(value) else is_described(value) or is_content(value)


def is_list(value: object) -> TypeGuard[list[object] | tuple[object, ...]]:
    """Whether a field holds several values; a tuple may also describe one file."""
    return isinstance(value, list) or (isinstance(value, tuple) and not is_described(cast("object", value)))


def is_described(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Whether more than the content of a file is given."""
    if not isinstance(value, tuple):
        return False
    parts = cast("tuple[object, ...]", value)
    match parts:
        case (None | str(), str(), _, Mapping()):
            return True
        case (None | str(), content) | (None | str(), content, _) | (None | str(), content, _, _):
            return is_content(content)
        case _:
            return False


def is_content(value: object) -> bool:
    """Whether a value is bytes, or a file that gives them."""
    return isinstance(value, bytes | bytearray | memoryview | PathLike) or hasattr(value, "read")


def content_of(value: object, path: str) -> bytes | IO[bytes]:
    """What is sent of a file. Raises UnsendableError for a path that cannot be read, and for a file of text."""
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(cast("bytes", value))
    if isinstance(value, PathLike):
        try:
            return Path(cast("PathLike[str]", value)).read_bytes()
        except OSError as error:
            message = f"must be the path of a file that can be read ({type(error).__name__})"
            raise UnsendableError(Problem(path, "file", message)) from None
    if hasattr(value, "encoding"):
        raise UnsendableError(Problem(path, "file", "must be a file that is open for bytes, as with open(..., 'rb')"))
    return cast("IO[bytes]", value)


def file_name(content: object) -> str:
    """The name of a file without its folder; ``upload`` where there is none."""
    name = (
        Path(cast("PathLike[str]", content)).name if isinstance(content, PathLike) else getattr(content, "name", None)
    )
    return name.replace("\\", "/").rpartition("/")[2] if isinstance(name, str) else "upload"
