"""Which of several representations a client uses, and how its body becomes arguments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from specmint.ir.document import DanglingReferenceError

if TYPE_CHECKING:
    from specmint.ir.api import MediaType, Operation
    from specmint.ir.document import Document
    from specmint.schemas.view import Schemas, View

JSON = re.compile(r"application/(json|[\w.+-]*\+json|\*)|\*/\*|text/json", re.IGNORECASE)
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def essence(content_type: str) -> str:
    """A media type without its parameters, in lower case (RFC 9110, section 8.3.1)."""
    return content_type.split(";", maxsplit=1)[0].strip().lower()


def is_json(content_type: str) -> bool:
    """Whether a media type is JSON (RFC 6839, section 3.1), or a range that includes it."""
    return JSON.fullmatch(essence(content_type)) is not None


def is_structured(content_type: str) -> bool:
    """Whether a body of this media type is made from JSON values: JSON and forms."""
    return is_json(content_type) or essence(content_type) in FORMS


def sent_as(content_type: str) -> str:
    """The media type that a client names when it sends a body: of a range, a type that the range includes."""
    kind = essence(content_type)
    if "*" not in kind:
        return content_type.strip()
    if is_json(kind):
        return "application/json"
    return "text/plain" if kind == "text/*" else "application/octet-stream"


def preferred(content: tuple[MediaType, ...]) -> MediaType | None:
    """The representation a client uses: JSON, else a form, else the first one."""
    return min(content, key=_rank, default=None)


def body_media(operation: Operation) -> MediaType | None:
    """The representation of the body that a client sends."""
    return preferred(operation.request_body.content) if operation.request_body else None


def body_schema(operation: Operation) -> str | None:
    """The pointer of the schema of the body that a client sends."""
    media = body_media(operation)
    return media.schema if media else None


def checked_schema(schemas: Schemas, media: MediaType) -> str | None:
    """The pointer of the schema that a body is held against before it is sent.

    What is sent as it is has none, unless it is text: documents describe there what the bytes say.
    """
    if media.schema is None or media.sequential or is_structured(media.content_type):
        return media.schema
    return media.schema if "string" in schemas.view(media.schema).types else None


def is_same(document: Document, one: MediaType, other: MediaType) -> bool:
    """Whether two representations hold the same, by what the document says."""
    if one.schema is None or other.schema is None:
        return one.schema is other.schema
    return one.sequential == other.sequential and _at(document, one.schema) == _at(document, other.schema)


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


def spread(schemas: Schemas, operation: Operation) -> View | None:
    """The view of a body whose properties are keyword arguments: a plain object, sent as JSON or as a form."""
    media = body_media(operation)
    if media is None or media.schema is None or not is_structured(media.content_type):
        return None
    view = schemas.view(media.schema)
    plain = view.kind == "class" and set(view.types) <= {"object"} and not view.nullable and view.values is None
    return view if plain and schemas.properties(view, "request") else None
