"""Finds the values whose type is ``Any``, and whether the document allows any value there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING, get_args

from specmint.api.schemas.content import body_as_keywords, preferred
from specmint.api.schemas.reach import children, deserves, referred, starts, starts_of_webhook
from specmint.api.schemas.view import Direction
from specmint.text.media_types import is_json

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from specmint.api.schemas.reach import Reach
    from specmint.api.schemas.view import Schemas, View
    from specmint.ir.api import Api, Operation
    from specmint.ir.catalog import Catalog

UNREAD = frozenset({"$ref", "$dynamicRef", "$recursiveRef", "patternProperties"})
"""The keywords that restrict a value more than its type does.

They are unresolvable and dynamic references, and patterns of property names with different schemas.
"""


@dataclass(frozen=True)
class AnyTypes:
    """The pointers whose type is ``Any``: where the document allows any value, and where its schema says more.

    Each has the number of its occurrences in types: a component without a type counts wherever it is used.
    """

    documented: Mapping[str, int]
    undocumented: Mapping[str, int]


def any_types(reach: Reach, api: Api, catalog: Catalog) -> AnyTypes:
    """Search all schemas that types are generated from, and bodies of JSON without a schema."""
    named = referred(reach.schemas, api, reach.request)
    bodies = {body.pointer for each in api.operations if (body := body_as_keywords(reach.schemas, each))}
    arguments = tuple(_bodies_as_keywords(reach.schemas, api.operations, catalog, named))
    written = (_Written(reach, direction, arguments, bodies - named) for direction in get_args(Direction))
    found = Counter(chain.from_iterable(each.places(api) for each in written))
    asked = {pointer: times for pointer, times in found.items() if not unread(reach.schemas, pointer)}
    return AnyTypes(
        documented={**asked, **dict.fromkeys(_without_schema(api.operations), 1)},
        undocumented={pointer: times for pointer, times in found.items() if pointer not in asked},
    )


@dataclass(frozen=True)
class _Written:
    """The types of a direction as they are generated: a named one occurs once, others wherever they are used.

    ``arguments`` are the bodies whose properties are keyword arguments, ``unnamed`` those of them without a class.
    """

    reach: Reach
    direction: Direction
    arguments: tuple[str, ...]
    unnamed: Container[str]

    def places(self, api: Api) -> Iterator[str]:
        """The pointer of each ``Any``, as often as it occurs."""
        for pointer in sorted(self.reach.request if self.direction == "request" else self.reach.response):
            is_left_out = self.direction == "request" and pointer in self.unnamed
            if deserves(self.reach, pointer) and not is_left_out:
                yield from self._body(pointer, frozenset())
        for operation in api.operations:
            for pointer, direction in starts(operation):
                if direction == self.direction:
                    yield from self._type(pointer, frozenset())
        for webhook in api.webhooks if self.direction == "response" else ():
            for pointer, _ in starts_of_webhook(webhook):
                yield from self._type(pointer, frozenset())
        for pointer in self.arguments if self.direction == "request" else ():
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


def _bodies_as_keywords(
    schemas: Schemas, operations: Iterable[Operation], catalog: Catalog, named: Container[str]
) -> Iterator[str]:
    """The body of each call that has a type of its own for it; see ``classes.py`` for those that share one."""
    known: set[object] = set()
    for operation in operations:
        body, keywords = body_as_keywords(schemas, operation), catalog.keywords.get(operation.key)
        if body is None or keywords is None:
            continue
        fields = catalog.arguments[operation.key].body_fields or {}
        is_all = all(each.location == "path" for each in operation.parameters)
        same = (keywords.module, body.pointer, *fields.items())
        is_class = body.pointer in named and all(wire == keyword for wire, keyword in fields.items())
        if not is_all or not (is_class or same in known):
            yield body.pointer
        if is_all:
            known.add(same)


def _own(view: View) -> int:
    """The number of ``Any`` that the type of a schema contains itself."""
    if view.kind == "any" and not view.types:
        return int(not view.nullable)
    if view.kind == "enum":
        return len({type(value) for value in view.enum if isinstance(value, dict | list)})
    is_map = view.kind == "map" or (view.kind == "any" and "object" in view.types)
    is_array = view.kind == "array" or (view.kind in {"any", "class"} and "array" in view.types)
    return int(is_map and view.values is None) + int(is_array and not view.items)


def unread(schemas: Schemas, pointer: str) -> list[str]:
    """The keywords of a schema that its type does not express."""
    node = schemas.document.at(pointer)
    return sorted(UNREAD.intersection(node)) if isinstance(node, dict) else []


def _without_schema(operations: Iterable[Operation]) -> Iterator[str]:
    for operation in operations:
        sent = [operation.request_body.content] if operation.request_body else []
        for media in (*map(preferred, sent), *(each for response in operation.responses for each in response.content)):
            if media is not None and media.schema is None and is_json(media.content_type):
                yield media.pointer
