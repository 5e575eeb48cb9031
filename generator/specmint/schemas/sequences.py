"""Media types that are sequences of items (OpenAPI 3.2.0, section 4.14.4), and how the items follow each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from specmint.schemas.content import essence

if TYPE_CHECKING:
    from specmint.ir.api import MediaType
    from specmint.schemas.view import Schemas

Framing = Literal["json-lines", "json-seq", "events", "json-events", "event-data"]
"""As the runtime's ``records.Framing``."""

JSON_LINES = re.compile(r"application/(x-)?(jsonl|jsonlines|json-lines|ndjson)|application/[\w.+-]+\+(jsonl|ndjson)")
JSON_SEQ = re.compile(r"application/([\w.+-]+\+)?json-seq")
EVENTS = "text/event-stream"


def is_sequential(content_type: str) -> bool:
    """Whether bodies of a media type are sequences whose items can be read."""
    return _framing(essence(content_type)) is not None


def is_json_sequence(content_type: str) -> bool:
    """Whether the items are JSON texts, which can be sent, too."""
    return _framing(essence(content_type)) in {"json-lines", "json-seq"}


def framing(schemas: Schemas, media: MediaType) -> Framing | None:
    """How the items of a sequential body follow each other; None where the body is not sequential.

    Server-Sent Events are objects with a ``data`` that is text. Some authors describe it as the JSON it holds, and
    some only what the data holds, which then tells by having no property of that name.
    """
    known = _framing(essence(media.content_type)) if media.sequential else None
    if known != "events" or media.schema is None:
        return known
    data = _data(schemas, media.schema)
    if not data:
        return "event-data"
    is_text = all(schemas.view(each).kind in {"scalar", "enum", "any"} for each in data)
    return "events" if is_text else "json-events"


def _framing(content_type: str) -> Framing | None:
    if JSON_LINES.fullmatch(content_type):
        return "json-lines"
    if JSON_SEQ.fullmatch(content_type):
        return "json-seq"
    return "events" if content_type == EVENTS else None


def _data(schemas: Schemas, pointer: str) -> list[str]:
    """The schemas of the property ``data`` of an item, or of the members of its union."""
    view = schemas.view(pointer)
    properties = [view.properties, *(schemas.view(each).properties for each in view.members)]
    return [each["data"] for each in properties if "data" in each]
