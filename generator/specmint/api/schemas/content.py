"""Chooses one of several media types, and decides how its body becomes arguments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from specmint.ir.document import DanglingReferenceError
from specmint.ir.equality import is_equal
from specmint.text.media_types import essence, is_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.api.schemas.view import Schemas, View
    from specmint.ir.api import MediaType, Operation
    from specmint.ir.document import Document

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def is_structured(content_type: str) -> bool:
    """Whether a body of this media type consists of JSON values, as JSON and forms do."""
    return is_json(content_type) or essence(content_type) in FORMS


TEXT = re.compile(r"text/.+|.+/(.+\+)?(json|xml|yaml)", re.IGNORECASE)


def is_binary(keywords: Mapping[str, Any]) -> bool:
    """Whether a string holds bytes: OpenAPI 3.0 uses ``format: binary``, 3.1 a media type without encoding.

    See OpenAPI 3.1.1, section 4.4.2.1. Bodies of ``text/*`` stay text.
    """
    if keywords.get("format") == "binary":
        return True
    media = keywords.get("contentMediaType")
    return isinstance(media, str) and "contentEncoding" not in keywords and not TEXT.fullmatch(essence(media))


def sent_as(content_type: str) -> str:
    """The media type that a client sends; for a range, one type in it."""
    kind = essence(content_type)
    if "*" not in kind:
        return content_type.strip()
    if is_json(kind):
        return "application/json"
    return "text/plain" if kind == "text/*" else "application/octet-stream"


def raw_types(content: tuple[MediaType, ...]) -> str | None:
    """The media types of a binary body, if the document declares a range or several."""
    types = [media.content_type for media in content if not is_structured(media.content_type) and not media.sequential]
    return ", ".join(types) if len(types) > 1 or any("*" in each for each in types) else None


def preferred(content: tuple[MediaType, ...]) -> MediaType | None:
    """The media type that a client uses: JSON, or else a form, or else the first one."""
    return min(content, key=_rank, default=None)


def is_octets(document: Document, media: MediaType) -> bool:
    """Whether a body is binary by its schema, whatever its media type."""
    node = _at(document, media.schema) if media.schema else None
    return isinstance(node, dict) and is_binary(node) and node.get("type", "string") == "string"


def offered(document: Document, content: tuple[MediaType, ...]) -> tuple[MediaType, ...]:
    """The media types of a response that form the return type of a call, each once.

    Beside JSON, a type such as XML whose schema describes a structure is another form of the same response. Clients ask
    for it last and return it as text.
    """
    first: dict[str, MediaType] = {}
    for media in content:
        first.setdefault(essence(media.content_type), media)
    distinct = tuple(first.values())
    chosen = preferred(distinct)
    if chosen is None or not is_json(chosen.content_type):
        return distinct
    return tuple(each for each in distinct if not _is_spelling(document, each))


def _is_spelling(document: Document, other: MediaType) -> bool:
    return not (is_json(other.content_type) or other.sequential) and _is_structured(document, other)


def _is_structured(document: Document, media: MediaType) -> bool:
    """Whether a schema describes more than a string."""
    node = _at(document, media.schema) if media.schema else None
    return isinstance(node, dict) and bool(node) and node.get("type") != "string"


def body_media(operation: Operation) -> MediaType | None:
    """The media type of the request body that a client sends."""
    return preferred(operation.request_body.content) if operation.request_body else None


def body_schema(operation: Operation) -> str | None:
    """The pointer of the schema of the request body that a client sends."""
    media = body_media(operation)
    return media.schema if media else None


def checked_schema(schemas: Schemas, media: MediaType) -> str | None:
    """The pointer of the schema that a body is validated against before it is sent.

    Raw bodies have none, except text: documents describe there what the bytes contain.
    """
    if media.schema is None or media.sequential or is_structured(media.content_type):
        return media.schema
    return media.schema if "string" in schemas.view(media.schema).types else None


def is_same(document: Document, one: MediaType, other: MediaType) -> bool:
    """Whether two media types are declared with equal content."""
    if one.schema is None or other.schema is None:
        return one.schema is other.schema
    return one.sequential == other.sequential and is_equal(_at(document, one.schema), _at(document, other.schema))


def _at(document: Document, pointer: str) -> object:
    try:
        return document.at(document.follow(pointer))
    except DanglingReferenceError:
        return document.at(pointer)


def _rank(media: MediaType) -> int:
    kind = essence(media.content_type)
    if is_json(kind):
        return 0 if kind == "application/json" else 1
    return 2 + FORMS.index(kind) if kind in FORMS else 2 + len(FORMS)


def body_as_keywords(schemas: Schemas, operation: Operation) -> View | None:
    """The view of a body whose properties are keyword arguments: a plain object, sent as JSON or as a form."""
    media = body_media(operation)
    if media is None or media.schema is None or not is_structured(media.content_type):
        return None
    view = schemas.view(media.schema)
    plain = view.kind == "class" and set(view.types) <= {"object"} and not view.nullable and view.values is None
    return view if plain and schemas.properties(view, "request") else None
