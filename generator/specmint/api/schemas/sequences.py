"""Sequential media types (OpenAPI 3.2.0, section 4.14.4), and how their items are delimited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from specmint.text.media_types import EVENTS, JSON_LINES, JSON_SEQ, essence

if TYPE_CHECKING:
    from specmint.api.schemas.view import Schemas
    from specmint.ir.api import MediaType

Framing = Literal["JSON_LINES", "JSON_SEQ", "EVENTS", "JSON_EVENTS", "EVENT_DATA"]
"""The names that the runtime's records.py uses."""


def is_sequential(content_type: str) -> bool:
    """Whether bodies of a media type are sequences whose items specmint can read."""
    return _framing(essence(content_type)) is not None


def is_json_sequence(content_type: str) -> bool:
    """Whether the items are JSON texts, which clients can also send."""
    return _framing(essence(content_type)) in {"JSON_LINES", "JSON_SEQ"}


def framing(schemas: Schemas, media: MediaType) -> Framing | None:
    """How the items of a sequential body are delimited; None if the body is not sequential.

    Server-Sent Events are objects with a text property ``data``. Some authors describe the JSON in it, and some
    describe only the data, which then has no property of that name.
    """
    known = _framing(essence(media.content_type)) if media.sequential else None
    if known != "EVENTS" or media.schema is None:
        return known
    data = _data(schemas, media.schema)
    if not data:
        return "EVENT_DATA"
    is_text = all(schemas.view(each).kind in {"scalar", "enum", "any"} for each in data)
    return "EVENTS" if is_text else "JSON_EVENTS"


def _framing(content_type: str) -> Framing | None:
    if JSON_LINES.fullmatch(content_type):
        return "JSON_LINES"
    if JSON_SEQ.fullmatch(content_type):
        return "JSON_SEQ"
    return "EVENTS" if content_type == EVENTS else None


def _data(schemas: Schemas, pointer: str) -> list[str]:
    """The schemas of an item's property ``data``, also in the members of a union."""
    view = schemas.view(pointer)
    properties = [view.properties, *(schemas.view(each).properties for each in view.members)]
    return [each["data"] for each in properties if "data" in each]
