"""Where a type is ``Any``, and whether the document asks for that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.schemas.content import is_json, preferred

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.ir.api import Operation
    from specmint.schemas.view import Schemas, View

UNREAD = frozenset({"$ref", "$dynamicRef", "$recursiveRef", "patternProperties"})
"""Keywords that say more about a value than its type shows: references that lead nowhere, or somewhere else each time,
and several patterns of names, each with values of its own."""


@dataclass(frozen=True)
class Anything:
    """The places, as pointers, whose type is ``Any``: as ``documented``, or because the type says less than that."""

    documented: tuple[str, ...]
    undocumented: tuple[str, ...]


def anything(schemas: Schemas, reached: Iterable[str], operations: Iterable[Operation]) -> Anything:
    """Look at all schemas that the client's types are made from, and at bodies of JSON that have no schema."""
    places = [pointer for pointer in sorted(reached) if _holds_any(schemas.view(pointer))]
    asked = {pointer: _is_asked(schemas, pointer) for pointer in places}
    asked |= dict.fromkeys(_without_schema(operations), True)
    return Anything(
        documented=tuple(pointer for pointer, is_asked in asked.items() if is_asked),
        undocumented=tuple(pointer for pointer, is_asked in asked.items() if not is_asked),
    )


def _holds_any(view: View) -> bool:
    if view.kind == "any" and not view.types:
        return not view.nullable
    is_map = view.kind == "map" or (view.kind == "any" and "object" in view.types)
    is_array = view.kind == "array" or (view.kind in {"any", "class"} and "array" in view.types)
    return (is_map and view.values is None) or (is_array and not view.items)


def _is_asked(schemas: Schemas, pointer: str) -> bool:
    return not unread(schemas, pointer)


def unread(schemas: Schemas, pointer: str) -> list[str]:
    """The keywords of a schema that its type does not show."""
    node = schemas.document.at(pointer)
    return sorted(UNREAD.intersection(node)) if isinstance(node, dict) else []


def _without_schema(operations: Iterable[Operation]) -> Iterator[str]:
    for operation in operations:
        sent = [operation.request_body.content] if operation.request_body else []
        for content in (*sent, *(response.content for response in operation.responses)):
            media = preferred(content)
            if media is not None and media.schema is None and is_json(media.content_type):
                yield media.pointer
