"""The body of a request: from Python values to what httpx sends."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Mapping, Sequence
from enum import Enum
from typing import IO, TYPE_CHECKING, NamedTuple, Protocol, TypeAlias, cast

from .errors import Problem
from .json_values import json_value
from .media_types import MULTIPART, is_structured, media_type
from .serialization import json_text
from .values import UnsendableError, described, is_array, is_object, member

if TYPE_CHECKING:
    from .calls import Body

FormPart: TypeAlias = tuple[str, tuple[str | None, bytes | IO[bytes], str | None, Mapping[str, str]]]
"""A part of a multipart form: its name; then, of a file, its name, content, content type and headers."""


Pieces: TypeAlias = bytes | Iterable[bytes] | AsyncIterable[bytes]
"""What httpx sends as a body."""


class EncodedBody(NamedTuple):
    """A body for ``httpx.Client.build_request``: either ``content``, or ``parts`` of a multipart form."""

    content_type: str | None = None
    content: Pieces | None = None
    parts: tuple[FormPart, ...] = ()


class Form(Protocol):
    """How the fields of a body are sent as a form; forms.py has both kinds."""

    @property
    def content_type(self) -> str:
        """The media type of the form."""
        ...

    def holds_files(self, value: object, /) -> bool:
        """Whether a field is sent as it is: a file, or a list of files."""
        ...

    def encode(self, fields: Mapping[str, object]) -> EncodedBody:
        """The form with these fields. Raises UnsendableError.

        Content without a content type is sent as the body's own.
        """
        ...


class Raw(Protocol):
    """How a body that is no JSON and no form is sent; octets.py has it."""

    def encode(self, value: object, content_type: str) -> EncodedBody:
        """The body. Raises UnsendableError."""
        ...


def ready_field(body: Body, value: object, path: str) -> object:
    """A field of a body as a JSON value; a file of a multipart form is left as it is. Raises UnsendableError."""
    form = body.file_form
    return value if form is not None and form.holds_files(value) else json_value(value, path)


def ready_body(body: Body, value: object, path: str) -> object:
    """A body as a JSON value, but for files of a multipart form and what is sent as it is. Raises UnsendableError."""
    name = media_type(body.content_type)
    if body.file_form is not None and body.file_form.content_type == MULTIPART and isinstance(value, Mapping):
        fields = cast("Mapping[str, object]", value)
        return {key: ready_field(body, item, member(path, key)) for key, item in fields.items()}
    is_json_value = is_structured(name) or isinstance(value, str | Enum) or (body.items is not None and _is_list(value))
    return json_value(value, path) if is_json_value else value


def _is_list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, bytes | bytearray | memoryview)


def encode_body(body: Body, value: object) -> EncodedBody:
    """Encode a value that ``ready_body`` gave. Raises UnsendableError."""
    if body.items is not None and is_array(value):
        return EncodedBody(body.content_type, body.items.joined(value))
    if body.upload is not None and is_object(value) and any(map(body.upload.holds_files, value.values())):
        return body.upload.encode(value)
    if body.form is not None:
        return _as_form(body, body.form, value)
    if body.octets is not None:
        return body.octets.encode(value, body.content_type)
    return EncodedBody(body.content_type, json_text(value).encode())


def _as_form(body: Body, form: Form, value: object) -> EncodedBody:
    if not is_object(value):
        message = f"must be a mapping, as it is sent as a form; {described(value)}"
        raise UnsendableError(Problem("body", "type", message))
    encoded = form.encode(value)
    is_told = encoded.content is None or encoded.content_type is not None
    return encoded if is_told else encoded._replace(content_type=body.content_type)


class _AwaitedFile:
    """An open file for a client that does not block; a redirect may read it again from where it was."""

    def __init__(self, file: Iterable[bytes]) -> None:
        self._file = file

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._file:
            yield piece


async def _awaited(pieces: Iterable[bytes]) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece


def content_for(content: Pieces | None, *, blocking: bool) -> Pieces | None:
    """The content as one kind of client takes it. Raises UnsendableError for what one that blocks cannot wait for."""
    if content is None or isinstance(content, bytes):
        return content
    if not blocking:
        if isinstance(content, AsyncIterable):
            return content
        return _AwaitedFile(content) if hasattr(content, "read") else _awaited(content)
    if isinstance(content, AsyncIterable) and not isinstance(content, Iterable):
        message = "must be an iterable that need not be awaited, as this client blocks"
        raise UnsendableError(Problem("body", "type", message))
    return cast("Iterable[bytes]", content)
