"""Forms: each field as OpenAPI 3.1.1, section 4.8.15, says to encode it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import quote_plus, unquote

from .bodies import EncodedBody
from .calls import Parameter
from .errors import Problem
from .file_types import part_type
from .files import content_of, file_name, holds_files, is_described, is_list
from .headers import checked_headers, header_value
from .media_types import MULTIPART, URLENCODED, is_json
from .serialization import Pair, json_text, plain_text, query_pairs
from .values import UnsendableError, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .bodies import FormPart

_EMPTY = EncodedBody(f"{MULTIPART}; boundary=end", b"--end--\r\n")
"""A multipart form without fields, for which httpx would send nothing at all."""


class Encoding(NamedTuple):
    """How one field of a form is sent (OpenAPI 3.1.1, section 4.8.15).

    With a ``style`` it is spelled as a query parameter is, and the ``content_type`` says nothing. That may list several
    types and ranges. ``headers`` names those that a part must have.
    """

    content_type: str | None = None
    style: str = ""
    explode: bool | None = None
    allow_reserved: bool = False
    headers: tuple[str, ...] = ()


class UrlEncodedForm(NamedTuple):
    """``application/x-www-form-urlencoded``, with the encodings of fields by their names on the wire."""

    encodings: Mapping[str, Encoding] = MappingProxyType({})

    @property
    def content_type(self) -> str:
        """The media type of the form."""
        return URLENCODED

    def holds_files(self, _value: object, /) -> bool:
        """Never: this form has no files."""
        return False

    def encode(self, fields: Mapping[str, object]) -> EncodedBody:
        """The form with these fields. Raises UnsendableError."""
        return EncodedBody(content="&".join(map(str, _pairs(fields, self.encodings))).encode())


class MultipartForm(NamedTuple):
    """``multipart/form-data``, with the encodings of fields by their names on the wire."""

    encodings: Mapping[str, Encoding] = MappingProxyType({})

    @property
    def content_type(self) -> str:
        """The media type of the form."""
        return MULTIPART

    def holds_files(self, value: object, /) -> bool:
        """Whether a field is sent as it is: a file, or a list of files."""
        return holds_files(value)

    def encode(self, fields: Mapping[str, object]) -> EncodedBody:
        """The form with these fields. Raises UnsendableError, also for unsafe headers of a file."""
        parts = tuple(_parts(fields, self.encodings))
        return EncodedBody(parts=parts) if parts else _EMPTY


def _pairs(form: Mapping[str, Any], encodings: Mapping[str, Encoding]) -> Iterator[Pair]:
    """The names and values of ``application/x-www-form-urlencoded``, percent-encoded.

    A field without a style is sent by its content type: an array is repeated, an object is JSON. As in a query, null
    and an empty array are undefined (RFC 6570, section 2.3) and not sent. Raises UnsendableError for a value that its
    style cannot express.
    """
    for name, value in form.items():
        encoding = encodings.get(name)
        if encoding is not None and encoding.style:
            yield from query_pairs(_parameter(name, encoding), value)
        else:
            for item in _items(value, encoding):
                yield Pair(quote_plus(name), quote_plus(_text(item, encoding)))


def _parts(form: Mapping[str, Any], encodings: Mapping[str, Encoding]) -> Iterator[FormPart]:
    """The parts of ``multipart/form-data``. Raises UnsendableError."""
    for name, value in form.items():
        encoding = encodings.get(name)
        if encoding is not None and encoding.style and not holds_files(value):
            for pair in query_pairs(_parameter(name, encoding), value):
                yield unquote(pair.name), (None, unquote(pair.value).encode(), None, {})
            continue
        for item in _items(value, encoding):
            if holds_files(item):
                yield name, _file(item, encoding, name)
            else:
                _refuse_missing(encoding, {}, name)
                yield name, (None, _text(item, encoding).encode(), _content_type(item, encoding), {})


def _items(value: object, encoding: Encoding | None) -> list[object]:
    """The values that are sent under one name: the elements of an array, unless it is sent as one JSON text."""
    is_one = encoding is not None and encoding.content_type is not None and is_json(encoding.content_type)
    if is_list(value) and (not is_one or holds_files(value)):
        return [item for item in value if item is not None]
    return [] if value is None and not is_one else [value]


def _text(value: object, encoding: Encoding | None) -> str:
    is_declared = encoding is not None and encoding.content_type is not None and is_json(encoding.content_type)
    return json_text(value) if is_declared or is_object(value) or is_array(value) else plain_text(value)


def _content_type(value: object, encoding: Encoding | None) -> str | None:
    if encoding is not None and encoding.content_type is not None:
        return part_type(encoding.content_type, None)
    return "application/json" if is_object(value) or is_array(value) else None


def _file(value: object, encoding: Encoding | None, path: str) -> tuple[str | None, Any, str | None, Mapping[str, str]]:
    """A file with its content type: what its caller says, else what the document says, else httpx's guess."""
    given: tuple[Any, ...] = value if is_described(value) else (file_name(value), value)
    padded = cast("tuple[str | None, Any, str | None, Mapping[str, str] | None]", (*given, None, None)[:4])
    name, content, content_type, headers = padded
    content_type = content_type or part_type(encoding.content_type if encoding is not None else None, name)
    checked = header_value(content_type, path) if content_type else None
    own = checked_headers(headers or {}, path)
    _refuse_missing(encoding, own, path)
    return name, content_of(content, path), checked, own


def _refuse_missing(encoding: Encoding | None, headers: Mapping[str, str], path: str) -> None:
    """Raise UnsendableError for a header that the document requires of a part, and that nobody gave."""
    given = {name.lower() for name in headers}
    for name in encoding.headers if encoding is not None else ():
        if name.lower() not in given:
            message = f"must come with the header {name}, as in (name, content, content type, {{{name!r}: ...}})"
            raise UnsendableError(Problem(path, "header", message))


def _parameter(name: str, encoding: Encoding) -> Parameter:
    """The query parameter that a field with a style is spelled like."""
    return Parameter(
        name, "query", style=encoding.style, explode=encoding.explode, allow_reserved=encoding.allow_reserved
    )
