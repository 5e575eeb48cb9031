"""Where a type is ``Any``, and whether the document asks for that."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING, get_args

from specmint.naming.reach import children, deserves, starts, starts_of_webhook
from specmint.schemas.content import body_schema, is_json, preferred
from specmint.schemas.view import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from specmint.ir.api import Api, Operation
    from specmint.ir.catalog import Catalog
    from specmint.naming.reach import Reach
    from specmint.schemas.view import Schemas, View

UNREAD = frozenset({"$ref", "$dynamicRef", "$recursiveRef", "patternProperties"})
"""Keywords that say more about a value than its type shows: references that lead nowhere, or somewhere else each time,
and several patterns of names, each with values of its own."""


@dataclass(frozen=True)
class Anything:
    """The places, as pointers, whose type is ``Any``: as ``documented``, or because the type says less than that.

    Each has the number of times that types say so: a component that may be anything does in each place it is used.
    """

    documented: Mapping[str, int]
    undocumented: Mapping[str, int]


def anything(reach: Reach, api: Api, catalog: Catalog) -> Anything:
    """Look at all schemas that the client's types are made from, and at bodies of JSON that have no schema."""
    spread = tuple(_spread(reach.schemas, api.operations, catalog))
    written = (_Written(reach, direction, spread) for direction in get_args(Direction))
    found = Counter(chain.from_iterable(each.places(api) for each in written))
    asked = {pointer: times for pointer, times in found.items() if not unread(reach.schemas, pointer)}
    return Anything(
        documented={**asked, **dict.fromkeys(_without_schema(api.operations), 1)},
        undocumented={pointer: times for pointer, times in found.items() if pointer not in asked},
    )


@dataclass(frozen=True)
class _Written:
    """The types of a direction, as they are written: each named one once, the others wherever they are used.

    ``spread`` are the bodies whose properties stand in a type of their operation too.
    """

    reach: Reach
    direction: Direction
    spread: tuple[str, ...]

    def places(self, api: Api) -> Iterator[str]:
        """The pointer of each ``Any``, as often as it is written."""
        for pointer in sorted(self.reach.request if self.direction == "request" else self.reach.response):
            if deserves(self.reach, pointer):
                yield from self._body(pointer, frozenset())
        for operation in api.operations:
            for pointer, direction in starts(operation):
                if direction == self.direction:
                    yield from self._type(pointer, frozenset())
        for webhook in api.webhooks if self.direction == "response" else ():
            for pointer, _ in starts_of_webhook(webhook):
                yield from self._type(pointer, frozenset())
        for pointer in self.spread if self.direction == "request" else ():
            yield from self._body(pointer, frozenset())

    def _type(self, pointer: str, around: frozenset[str]) -> Iterator[str]:
        target = self.reach.schemas.follow(pointer)
        if target not in around and not deserves(self.reach, target):
            yield from self._body(target, around)

    def _body(self, pointer: str, around: frozenset[str]) -> Iterator[str]:
        view = self.reach.schemas.view(pointer)
        yield from repeat(pointer, _own(view))
        for part in children(self.reach.schemas, view, self.direction):
            yield from self._type(part, around | {pointer})


def _spread(schemas: Schemas, operations: Iterable[Operation], catalog: Catalog) -> Iterator[str]:
    for operation in operations:
        body, keywords = body_schema(operation), catalog.keywords.get(operation.key)
        if body is not None and keywords and keywords != catalog.classes.get(schemas.follow(body)):
            yield schemas.follow(body)


def _own(view: View) -> int:
    """How many ``Any`` the type of a schema holds itself."""
    if view.kind == "any" and not view.types:
        return int(not view.nullable)
    if view.kind == "enum":
        return len({type(value) for value in view.enum if isinstance(value, dict | list)})
    is_map = view.kind == "map" or (view.kind == "any" and "object" in view.types)
    is_array = view.kind == "array" or (view.kind in {"any", "class"} and "array" in view.types)
    return int(is_map and view.values is None) + int(is_array and not view.items)


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
