"""How the fields of a form are sent (OpenAPI 3.1.1, section 4.8.15)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from specmint.ir.package import PlannedEncoding
from specmint.schemas.content import FORMS, essence, is_same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.ir.api import MediaType, RequestBody
    from specmint.schemas.view import Schemas

MULTIPART = "multipart/form-data"
STYLES = frozenset({"form", "spaceDelimited", "pipeDelimited", "tabDelimited", "deepObject"})
STYLED = frozenset({"style", "explode", "allowReserved"})
"""A field with one of these is sent like a query parameter, and its content type says nothing."""
CONTENT_TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+([ \t]*;[\x20-\x2b\x2d-\x7e]*)?", re.ASCII)
"""One media type: neither a range such as ``image/*`` nor several."""


def planned_encodings(schemas: Schemas, media: MediaType) -> tuple[PlannedEncoding, ...]:
    """What the document says about the fields of a form beyond what is so anyway."""
    if essence(media.content_type) not in FORMS:
        return ()
    node = schemas.document.at(media.pointer)
    encoding = node.get("encoding") if isinstance(node, dict) else None
    return tuple(_planned(encoding)) if isinstance(encoding, dict) else ()


def upload(schemas: Schemas, body: RequestBody, media: MediaType) -> MediaType | None:
    """The multipart form that a body with files can be sent as, where another representation is preferred."""
    forms = (each for each in body.content if essence(each.content_type) == MULTIPART)
    return next((form for form in forms if form is not media and is_same(schemas.document, form, media)), None)


def _planned(encoding: dict[str, Any]) -> Iterator[PlannedEncoding]:
    for name, node in encoding.items():
        if isinstance(node, dict) and not STYLED.isdisjoint(node):
            style = node.get("style", "form")
            explode = node.get("explode", style == "form")
            if isinstance(style, str) and style in STYLES and isinstance(explode, bool):
                yield PlannedEncoding(name, None, style, explode)
        elif isinstance(node, dict) and CONTENT_TYPE.fullmatch(str(node.get("contentType"))):
            yield PlannedEncoding(name, node["contentType"], None, None)
