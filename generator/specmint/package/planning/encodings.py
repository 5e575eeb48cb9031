"""Prepares how form fields are serialized (OpenAPI 3.1.1, section 4.8.15)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from specmint.api.schemas.content import FORMS, is_same
from specmint.ir.document import DanglingReferenceError
from specmint.ir.package import PlannedEncoding, PlannedForm
from specmint.text.media_types import essence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.api.schemas.view import Schemas
    from specmint.ir.api import MediaType, RequestBody
    from specmint.ir.document import Document

MULTIPART = "multipart/form-data"
STYLES = frozenset({"form", "spaceDelimited", "pipeDelimited", "tabDelimited", "deepObject"})
STYLED = frozenset({"style", "explode", "allowReserved"})
"""A field with one of these keywords is serialized like a query parameter, and its content type is ignored."""
CONTENT_TYPE = re.compile(r"[\w!#$&^.+-]+/(\*|[\w!#$&^.+-]+)([ \t]*;[\x20-\x2b\x2d-\x7e]*)?", re.ASCII)
"""One media type, or a range such as ``image/*``."""


def planned_form(schemas: Schemas, media: MediaType, fields: MediaType | None = None) -> PlannedForm | None:
    """The form of a media type, or None if it is no form.

    ``fields`` says how fields are sent, if the document does not.
    """
    if essence(media.content_type) not in FORMS:
        return None
    class_name = "MultipartForm" if essence(media.content_type) == MULTIPART else "UrlEncodedForm"
    return PlannedForm(class_name, _encodings(schemas, fields or media))


def _encodings(schemas: Schemas, media: MediaType) -> tuple[PlannedEncoding, ...]:
    """The encodings of fields that differ from the default."""
    node = schemas.document.at(media.pointer)
    encoding = node.get("encoding") if isinstance(node, dict) else None
    return tuple(_planned(schemas, encoding)) if isinstance(encoding, dict) else ()


def upload(schemas: Schemas, body: RequestBody, media: MediaType) -> MediaType | None:
    """The multipart form for a body with files, where another media type is preferred."""
    forms = (each for each in body.content if essence(each.content_type) == MULTIPART)
    return next((form for form in forms if form is not media and is_same(schemas.document, form, media)), None)


def _planned(schemas: Schemas, encoding: dict[str, Any]) -> Iterator[PlannedEncoding]:
    for name, node in encoding.items():
        if not isinstance(node, dict):
            continue
        headers = tuple(_required_headers(schemas.document, node.get("headers")))
        if not STYLED.isdisjoint(node):
            style = node.get("style", "form")
            explode = node.get("explode", style == "form")
            if isinstance(style, str) and style in STYLES and isinstance(explode, bool):
                reserved = node.get("allowReserved") is True
                yield PlannedEncoding(name, style=style, explode=explode, allow_reserved=reserved)
            continue
        stated = str(node.get("contentType", ""))
        types = all(CONTENT_TYPE.fullmatch(each.strip()) for each in stated.split(","))
        if types or headers:
            yield PlannedEncoding(name, stated if types else None, headers=headers)


def _required_headers(document: Document, headers: Any) -> Iterator[str]:
    """The headers that a part must have, except Content-Type, which does not count as one (section 4.8.15)."""
    for name, node in headers.items() if isinstance(headers, dict) else ():
        try:
            followed = document.at(document.follow(node["$ref"])) if isinstance(node, dict) and "$ref" in node else node
        except DanglingReferenceError:
            continue
        if isinstance(followed, dict) and followed.get("required") is True and name.lower() != "content-type":
            yield name
