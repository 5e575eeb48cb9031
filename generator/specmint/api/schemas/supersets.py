"""Decides whether a multipart form has all properties of a JSON body, and files in addition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.api.schemas.content import FORMS
from specmint.ir.document import DanglingReferenceError, child
from specmint.ir.equality import is_equal
from specmint.text.media_types import essence, is_json

if TYPE_CHECKING:
    from specmint.ir.api import MediaType
    from specmint.ir.document import Document

_DEEPEST = 16
"""The most nested references and ``allOf`` that are followed."""


def extended(document: Document, content: tuple[MediaType, ...], chosen: MediaType | None) -> MediaType | None:
    """The multipart form that has all fields of the ``chosen`` JSON, requires no others, and has more."""
    if chosen is None or chosen.schema is None or chosen.sequential or not is_json(chosen.content_type):
        return None
    forms = (each for each in content if essence(each.content_type) == FORMS[1] and each.schema is not None)
    return next((form for form in forms if _extends(document, form.schema or "", chosen.schema)), None)


def _extends(document: Document, form: str, json: str) -> bool:
    try:
        wide, demanded = _fields(document, form)
        narrow, required = _fields(document, json)
        shared = all(
            name in wide and is_equal(_at(document, wide[name]), _at(document, at)) for name, at in narrow.items()
        )
    except DanglingReferenceError:
        return False
    return bool(narrow) and shared and len(wide) > len(narrow) and demanded <= required


def _fields(document: Document, pointer: str, depth: int = 0) -> tuple[dict[str, str], set[str]]:
    """The properties of an object by name, with their pointers, and the names of the required ones."""
    pointer = document.follow(pointer)
    node = document.at(pointer)
    if not isinstance(node, dict) or depth > _DEEPEST:
        return {}, set()
    properties, required = node.get("properties"), node.get("required")
    found = {name: child(pointer, "properties", name) for name in properties} if isinstance(properties, dict) else {}
    names = {each for each in required if isinstance(each, str)} if isinstance(required, list) else set()
    parts = node.get("allOf")
    for index in range(len(parts)) if isinstance(parts, list) else ():
        more, also = _fields(document, child(pointer, "allOf", index), depth + 1)
        found, names = {**more, **found}, names | also
    return found, names


def _at(document: Document, pointer: str) -> object:
    return document.at(document.follow(pointer))
