"""Encodings of the fields of forms that the client does not do as the document says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from specmint.api.schemas.content import FORMS, preferred
from specmint.diagnostics.rules_generation import ENCODING_NOT_HONOURED
from specmint.ir.document import child, tokens
from specmint.ir.nodes import mapping, text
from specmint.package.assessing.kinds import one_of_a_kind
from specmint.package.planning.encodings import CONTENT_TYPE, STYLED, STYLES, upload
from specmint.text.media_types import charset, essence, is_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.api.schemas.view import Schemas, View
    from specmint.ir.api import Api, MediaType, Operation
    from specmint.ir.diagnostics import Diagnostic

_UNICODE: Final = frozenset({"", "utf-8", "us-ascii"})
"""The charsets that UTF-8 is written in, as far as a server can tell."""


def encodings_not_honoured(api: Api, schemas: Schemas) -> Iterator[Diagnostic]:
    """One finding for each reason why an encoding is not honoured (OpenAPI 3.1.1, section 4.8.15), at the first."""
    places = {at: why for operation in api.operations for at, why in _places(operation, schemas)}
    names = {at: [*tokens(at)][-1] for at in places}
    kinds = ((at, (why,)) for at, why in places.items())
    yield from one_of_a_kind(ENCODING_NOT_HONOURED, api.document, kinds, ("reason",), name=names)


def _places(operation: Operation, schemas: Schemas) -> Iterator[tuple[str, str]]:
    body = operation.request_body
    chosen = preferred(body.content) if body else None
    if body is None or chosen is None:
        return
    for media in (chosen, upload(schemas, body, chosen)):
        encodings = mapping(mapping(schemas.document.at(media.pointer)).get("encoding")) if media else {}
        view = schemas.view(media.schema) if media and media.schema else None
        for name, encoding in encodings.items():
            if media and (why := _why_not(schemas, media, view, (name, mapping(encoding)))):
                yield child(media.pointer, "encoding", name), why


def _why_not(schemas: Schemas, media: MediaType, view: View | None, declared: tuple[str, dict[str, Any]]) -> str:
    """Why an encoding is not honoured; empty where it is."""
    name, encoding = declared
    if essence(media.content_type) not in FORMS:
        return f"'{essence(media.content_type)}' has no fields"
    field = view.properties.get(name) if view else None
    if field is None and not (view and view.values):
        return "the form has no field of this name"
    if not STYLED.isdisjoint(encoding):
        is_one = text(encoding.get("style", "form")) in STYLES and isinstance(encoding.get("explode", True), bool)
        return "" if is_one else "its style is none for a field"
    return _why_not_of_type(text(encoding.get("contentType")), schemas.view(field).kind if field else "any")


def _why_not_of_type(stated: str, kind: str) -> str:
    types = [each.strip() for each in stated.split(",") if each.strip()]
    if not all(map(CONTENT_TYPE.fullmatch, types)):
        return "its content type is none"
    if any(charset(each) not in _UNICODE for each in types):
        return "text is sent in UTF-8"
    if types and kind in {"class", "map"} and not any(map(is_json, types)):
        return "an object is sent as JSON"
    return ""
