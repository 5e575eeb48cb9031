"""The body of a request: from Python values to what httpx sends."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import urlencode

from .errors import Problem
from .files import holds_files
from .forms import form_pairs, form_parts
from .media_types import MULTIPART, URLENCODED, is_json, is_structured, media_type
from .records import joined
from .serialization import json_text
from .values import UnsendableError, described, is_array, is_object, json_value, member

if TYPE_CHECKING:
    from .calls import Body
    from .forms import FormPart


class EncodedBody(NamedTuple):
    """A body for ``httpx.Client.build_request``: either ``content``, or ``parts`` of a multipart form."""

    content_type: str | None = None
    content: bytes | Iterable[bytes] | AsyncIterable[bytes] | None = None
    parts: tuple[FormPart, ...] = ()


_EMPTY_FORM = EncodedBody(f"{MULTIPART}; boundary=end", b"--end--\r\n")
"""A multipart form without fields, for which httpx would send nothing at all."""


def ready_field(body: Body, value: object, path: str) -> object:
    """A field of a body as a JSON value; a file of a multipart form is left as it is. Raises UnsendableError."""
    return value if _takes_files(body) and holds_files(value) else json_value(value, path)


def _takes_files(body: Body) -> bool:
    return MULTIPART in {media_type(body.content_type), media_type(body.upload or "")}


def ready_body(body: Body, value: object, path: str) -> object:
    """A body as a JSON value, but for files of a multipart form and what is sent as it is. Raises UnsendableError."""
    name = media_type(body.content_type)
    if _takes_files(body) and isinstance(value, Mapping):
        fields = cast("Mapping[str, object]", value)
        return {key: ready_field(body, item, member(path, key)) for key, item in fields.items()}
    is_json_value = is_structured(name) or isinstance(value, str) or (body.items is not None and _is_list(value))
    return json_value(value, path) if is_json_value else value


def _is_list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, bytes | bytearray)


def encode_body(body: Body, value: object) -> EncodedBody:
    """Encode a value that ``ready_body`` gave. Raises UnsendableError."""
    is_upload = body.upload is not None and is_object(value) and any(map(holds_files, value.values()))
    name = media_type(body.upload or "" if is_upload else body.content_type)
    if body.items is not None and is_array(value):
        return EncodedBody(body.content_type, joined(body.items, value))
    if is_json(name):
        return EncodedBody(body.content_type, json_text(value).encode())
    if name == MULTIPART:
        parts = tuple(form_parts(_form(value), body.encoding))
        return EncodedBody(parts=parts) if parts else _EMPTY_FORM
    if name == URLENCODED:
        return EncodedBody(body.content_type, urlencode(list(form_pairs(_form(value), body.encoding))).encode())
    return EncodedBody(body.content_type, _raw(value))


def _form(value: object) -> dict[str, Any]:
    if is_object(value):
        return value
    raise UnsendableError(Problem("body", "type", f"must be a mapping, as it is sent as a form; {described(value)}"))


def _raw(value: object) -> bytes | Iterable[bytes] | AsyncIterable[bytes]:
    message = f"must be text, bytes, a binary file or an iterable of bytes; {described(value)}"
    if isinstance(value, str | bytes | bytearray):
        return value.encode() if isinstance(value, str) else bytes(value)
    if isinstance(value, Iterable | AsyncIterable) and not isinstance(value, Mapping | Sequence):
        return cast("Iterable[bytes] | AsyncIterable[bytes]", value)
    raise UnsendableError(Problem("body", "type", message))
