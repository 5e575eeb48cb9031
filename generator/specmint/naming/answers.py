"""What the answer of an operation says about what is asked for: many things or one, and whether it has an identity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.naming.identifiers import words
from specmint.schemas.content import preferred

if TYPE_CHECKING:
    from specmint.ir.api import Operation
    from specmint.schemas.view import Schemas, View

LIST_PROPERTIES = ("data", "items", "results", "records", "values", "entries", "list")
"""What a page calls the list it holds."""
IDENTITY = frozenset({"id", "uid", "uuid", "guid", "sid", "key", "slug", "self", "href"})
RECORDED = frozenset({"createdat", "updatedat", "created", "datecreated"})
"""What says that somebody keeps a record of a thing."""


@dataclass(frozen=True)
class Answer:
    """Whether an operation answers with a list, and whether what it answers with can be told from others like it."""

    is_list: bool
    has_identity: bool


def answer(schemas: Schemas, operation: Operation, last: str) -> Answer | None:
    """Read the first answer that is a success and has a schema, if any; ``last`` is the last word of the path."""
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
    """What is in an envelope: the list of a page, or what is called like the path's last word or ``data``."""
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
