"""Derives from the response of an operation whether it gives a list or one thing, and whether that has an identity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.api.schemas.content import preferred
from specmint.text.identifiers import words

if TYPE_CHECKING:
    from specmint.api.schemas.view import Schemas, View
    from specmint.ir.api import Operation

LIST_PROPERTIES = ("data", "items", "results", "records", "values", "entries", "list")
"""The usual properties for the list in a page of results."""
IDENTITY = frozenset({"id", "uid", "uuid", "guid", "sid", "key", "slug", "self", "href"})
RECORDED = frozenset({"createdat", "updatedat", "created", "datecreated"})
"""Properties that only stored things have."""


@dataclass(frozen=True)
class Answer:
    """Whether an operation responds with a list, and whether the things in it have an identity."""

    is_list: bool
    has_identity: bool


def answer(schemas: Schemas, operation: Operation, last: str) -> Answer | None:
    """Read the first success with a schema, if any. ``last`` is the last word of the path."""
    for response in operation.responses:
        media = preferred(response.content) if response.is_success else None
        if media and media.schema:
            view = _unwrapped(schemas, schemas.view(media.schema), last)
            if view.kind != "array":
                return Answer(is_list=False, has_identity=_has_identity(schemas, view))
            item = schemas.view(view.items[0]) if view.items else None
            return Answer(is_list=True, has_identity=item is None or _has_identity(schemas, item))
    return None


def _unwrapped(schemas: Schemas, view: View, last: str) -> View:
    """The schema inside an envelope: a page's items, or the property ``data`` or named like the path's last word."""
    places = {_plain(name): pointer for name, pointer in view.properties.items()}
    inner = [schemas.view(places[each]) for each in (*LIST_PROPERTIES, _plain(last)) if each in places]
    if view.kind != "class" or not inner:
        return view
    return next((each for each in inner if each.kind == "array"), inner[0] if inner[0].kind == "class" else view)


def _has_identity(schemas: Schemas, view: View) -> bool:
    if view.kind in {"union", "any"}:
        return True
    names = {_plain(name): pointer for name, pointer in view.properties.items()}
    if names.keys() & (IDENTITY | RECORDED) or any(words(name)[-1:] in (["id"], ["Id"]) for name in view.properties):
        return True
    return "metadata" in names and bool(schemas.view(names["metadata"]).properties.keys() & {"name", *IDENTITY})


def _plain(name: str) -> str:
    return "".join(words(name)).lower()
