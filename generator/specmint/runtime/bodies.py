"""The body of a request: from Python values to what httpx sends."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Iterator, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast
from urllib.parse import urlencode

from .errors import Problem
from .serialization import json_text, plain_text
from .values import UnsendableError, described, is_array, is_object, json_value, member

if TYPE_CHECKING:
    from .calls import Body

_MULTIPART = "multipart/form-data"
_URLENCODED = "application/x-www-form-urlencoded"

File: TypeAlias = (
    bytes | IO[bytes] | tuple[str | None, bytes | IO[bytes]] | tuple[str | None, bytes | IO[bytes], str | None]
)
"""A file of a form: its content, also as an open binary file, alone or after its name, also with its content type."""

FormPart: TypeAlias = tuple[
    str, tuple[str | None, "bytes | IO[bytes]"] | tuple[str | None, "bytes | IO[bytes]", str | None]
]


class EncodedBody(NamedTuple):
    """A body for ``httpx.Client.build_request``: either ``content``, or ``parts`` of a multipart form."""

    content_type: str | None = None
    content: bytes | Iterable[bytes] | AsyncIterable[bytes] | None = None
    parts: tuple[FormPart, ...] = ()


def media_type(content_type: str) -> str:
    """The media type without parameters, in lower case."""
    return content_type.partition(";")[0].strip().lower()


def is_json(content_type: str) -> bool:
    """Whether a content type is JSON: ``application/json`` or one with the suffix ``+json`` (RFC 6839)."""
    name = media_type(content_type)
    return name.endswith(("/json", "+json"))


def is_structured(content_type: str) -> bool:
    """Whether bodies of a content type are made from JSON values: JSON and the two kinds of forms."""
    return is_json(content_type) or media_type(content_type) in {_MULTIPART, _URLENCODED}


def holds_files(value: object) -> bool:
    """Whether a field of a multipart form is a file, or a list of files."""
    if isinstance(value, list):
        return any(holds_files(item) for item in cast("list[object]", value))
    if isinstance(value, tuple):
        return len(cast("tuple[object, ...]", value)) in {2, 3} and _is_content(cast("tuple[object, ...]", value)[1])
    return _is_content(value)


def ready_field(body: Body, value: object, path: str) -> object:
    """A field of a body as a JSON value; a file of a multipart form is left as it is. Raises UnsendableError."""
    is_file = media_type(body.content_type) == _MULTIPART and holds_files(value)
    return value if is_file else json_value(value, path)


def ready_body(body: Body, value: object, path: str) -> object:
    """A body as a JSON value, but for files of a multipart form and what is sent as it is. Raises UnsendableError."""
    name = media_type(body.content_type)
    if name == _MULTIPART and isinstance(value, Mapping):
        fields = cast("Mapping[str, object]", value)
        return {key: ready_field(body, item, member(path, key)) for key, item in fields.items()}
    return json_value(value, path) if is_structured(name) or isinstance(value, str) else value


def encode_body(body: Body, value: object) -> EncodedBody:
    """Encode a value that ``ready_body`` gave. Raises UnsendableError."""
    name = media_type(body.content_type)
    if is_json(name):
        return EncodedBody(body.content_type, json_text(value).encode())
    if name == _MULTIPART:
        return EncodedBody(parts=tuple(_parts(_form(value))))
    if name == _URLENCODED:
        return EncodedBody(body.content_type, urlencode(list(_form_pairs(_form(value)))).encode())
    return EncodedBody(body.content_type, _raw(value))


def _form(value: object) -> dict[str, Any]:
    if is_object(value):
        return value
    raise UnsendableError(Problem("body", "type", f"must be a mapping, as it is sent as a form; {described(value)}"))


def _form_pairs(form: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in form.items():
        for item in value if is_array(value) else [value]:
            yield name, _field_text(item)


def _parts(form: dict[str, Any]) -> Iterator[FormPart]:
    for name, value in form.items():
        for item in value if is_array(value) else [value]:
            if not holds_files(item):
                kind = "application/json" if is_object(item) or is_array(item) else None
                yield name, (None, _field_text(item).encode(), kind)
            else:
                yield name, item if isinstance(item, tuple) else (_file_name(item), item)


def _field_text(value: object) -> str:
    return json_text(value) if is_object(value) or is_array(value) else plain_text(value)


def _file_name(content: object) -> str:
    name = getattr(content, "name", None)
    return name.replace("\\", "/").rpartition("/")[2] if isinstance(name, str) else "upload"


def _is_content(value: object) -> bool:
    return isinstance(value, bytes | bytearray) or hasattr(value, "read")


def _raw(value: object) -> bytes | Iterable[bytes] | AsyncIterable[bytes]:
    message = f"must be text, bytes, a binary file or an iterable of bytes; {described(value)}"
    if isinstance(value, str | bytes | bytearray):
        return value.encode() if isinstance(value, str) else bytes(value)
    if isinstance(value, Iterable | AsyncIterable) and not isinstance(value, Mapping | Sequence):
        return cast("Iterable[bytes] | AsyncIterable[bytes]", value)
    raise UnsendableError(Problem("body", "type", message))
