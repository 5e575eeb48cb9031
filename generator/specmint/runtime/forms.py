"""Forms: each field as OpenAPI 3.1.1, section 4.8.15, says to encode it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, cast
from urllib.parse import unquote

from .calls import Parameter
from .files import file_name, holds_files, is_described
from .headers import checked_headers, header_value
from .media_types import is_json
from .serialization import json_text, plain_text, query_pairs
from .values import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import IO

    from .calls import Encoding

FormPart: TypeAlias = tuple[str, tuple[str | None, "bytes | IO[bytes]", str | None, "Mapping[str, str]"]]
"""A part of a multipart form: its name; then, of a file, its name, content, content type and headers."""


def form_pairs(form: Mapping[str, Any], encodings: Mapping[str, Encoding]) -> Iterator[tuple[str, str]]:
    """The names and values of ``application/x-www-form-urlencoded``, not yet percent-encoded.

    A field without a style is sent by its content type: an array is repeated, an object is JSON. Raises
    UnsendableError for a value that its style cannot express.
    """
    for name, value in form.items():
        encoding = encodings.get(name)
        if encoding is not None and encoding.style:
            yield from _styled(name, encoding, value)
        else:
            for item in _items(value, encoding):
                yield name, _text(item, encoding)


def form_parts(form: Mapping[str, Any], encodings: Mapping[str, Encoding]) -> Iterator[FormPart]:
    """The parts of ``multipart/form-data``. Raises UnsendableError as ``form_pairs`` does, and for unsafe headers."""
    for name, value in form.items():
        encoding = encodings.get(name)
        if encoding is not None and encoding.style and not holds_files(value):
            yield from ((key, (None, text.encode(), None, {})) for key, text in _styled(name, encoding, value))
            continue
        for item in _items(value, encoding):
            if holds_files(item):
                yield name, _file(item, encoding, name)
            else:
                yield name, (None, _text(item, encoding).encode(), _content_type(item, encoding), {})


def _items(value: object, encoding: Encoding | None) -> list[object]:
    """The values that are sent under one name: the elements of an array, unless it is sent as one JSON text."""
    is_one = encoding is not None and encoding.content_type is not None and is_json(encoding.content_type)
    if is_array(value) and (not is_one or holds_files(value)):
        return cast("list[object]", value)
    return [value]


def _text(value: object, encoding: Encoding | None) -> str:
    is_declared = encoding is not None and encoding.content_type is not None and is_json(encoding.content_type)
    return json_text(value) if is_declared or is_object(value) or is_array(value) else plain_text(value)


def _content_type(value: object, encoding: Encoding | None) -> str | None:
    if encoding is not None and encoding.content_type is not None:
        return encoding.content_type
    return "application/json" if is_object(value) or is_array(value) else None


def _file(value: object, encoding: Encoding | None, path: str) -> tuple[str | None, Any, str | None, Mapping[str, str]]:
    """A file with its content type: what its caller says, else what the document says, else httpx's guess."""
    given: tuple[Any, ...] = value if is_described(value) else (file_name(value), value)
    padded = cast("tuple[str | None, Any, str | None, Mapping[str, str] | None]", (*given, None, None)[:4])
    name, content, content_type, headers = padded
    content_type = content_type or (encoding.content_type if encoding is not None else None)
    checked = header_value(content_type, path) if content_type else None
    return name, content, checked, checked_headers(headers or {}, path)


def _styled(name: str, encoding: Encoding, value: object) -> list[tuple[str, str]]:
    parameter = Parameter(name, name, "query", style=encoding.style, explode=encoding.explode)
    return [(unquote(pair.name), unquote(pair.value)) for pair in query_pairs(parameter, value)]
