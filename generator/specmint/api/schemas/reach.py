"""Finds the schemas that operations and webhooks refer to, and those that need a name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from specmint.api.schemas.content import body_as_keywords, body_schema, preferred
from specmint.api.schemas.module_names import SHARED
from specmint.ir.document import child
from specmint.text.media_types import is_json

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from specmint.api.schemas.view import Direction, Schemas, View
    from specmint.ir.api import Api, Operation, Webhook

LONG_ENUM = 8
"""An inline enum with more values gets a name of its own."""


@dataclass
class Reach:
    """The schemas that operations refer to: for each direction, the resources that use each pointer."""

    schemas: Schemas
    request: dict[str, set[str]] = field(default_factory=dict)
    response: dict[str, set[str]] = field(default_factory=dict)
    referenced: set[str] = field(default_factory=set)
    roots: dict[str, Direction] = field(default_factory=dict)

    def add(self, operation: Operation, resource: str) -> None:
        """Add all schemas of the requests and responses of an operation."""
        paths = {parameter.schema for parameter in operation.parameters if parameter.location == "path"}
        parameters = {parameter.schema for parameter in operation.parameters} - paths
        for pointer, direction in starts(operation):
            self._root(pointer, direction, resource, force=pointer not in parameters)

    def add_webhook(self, webhook: Webhook, module: str) -> None:
        """Add all schemas of a webhook."""
        for pointer, direction in starts_of_webhook(webhook):
            self._root(pointer, direction, module, force=True)

    def add_components(self) -> None:
        """Add all components, for a document without operations."""
        components = self.schemas.document.tree.get("components")
        named = components.get("schemas") if isinstance(components, dict) else None
        for name in named if isinstance(named, dict) else ():
            pointer = child("#/components/schemas", name)
            self.referenced.add(pointer)
            self._visit(pointer, "request", SHARED)
            self._visit(pointer, "response", SHARED)

    def users(self) -> dict[str, set[str]]:
        """The resources that use each schema. All schemas inside of it have at least the same resources.

        This prevents circular imports between modules.
        """
        reached = self.request.keys() | self.response.keys()
        found = {pointer: {*self.request.get(pointer, ()), *self.response.get(pointer, ())} for pointer in reached}
        waiting = sorted(found)
        while waiting:
            pointer = waiting.pop()
            view = self.schemas.view(pointer)
            for part in (*children(self.schemas, view, "request"), *children(self.schemas, view, "response")):
                target = self.schemas.follow(part)
                if target in found and not found[pointer] <= found[target]:
                    found[target] |= found[pointer]
                    waiting.append(target)
        return found

    def _root(self, pointer: str, direction: Direction, resource: str, *, force: bool) -> None:
        if force:
            self.roots.setdefault(self.schemas.follow(pointer), direction)
        self._visit(pointer, direction, resource)

    def _visit(self, start: str, direction: Direction, resource: str) -> None:
        reached = self.request if direction == "request" else self.response
        waiting = [start]
        while waiting:
            pointer = waiting.pop()
            target = self.schemas.follow(pointer)
            if target != pointer:
                self.referenced.add(target)
            resources = reached.setdefault(target, set())
            if resource not in resources:
                resources.add(resource)
                waiting += children(self.schemas, self.schemas.view(target), direction)


def starts(operation: Operation) -> Iterator[tuple[str, Direction]]:
    """The schemas of an operation's requests, and of its responses."""
    for parameter in operation.parameters:
        yield parameter.schema, "request"
    if (body := body_schema(operation)) is not None:
        yield body, "request"
    for response in operation.responses:
        chosen = preferred(response.content)
        for media in response.content:
            if media.schema and (media is chosen or media.sequential or is_json(media.content_type)):
                yield media.schema, "response"


def starts_of_webhook(webhook: Webhook) -> Iterator[tuple[str, Direction]]:
    """The schema of a webhook's body."""
    media = preferred(webhook.content)
    if media and media.schema:
        yield media.schema, "response"


def children(schemas: Schemas, view: View, direction: Direction) -> list[str]:
    """The pointers of the schemas that a view consists of."""
    found = [*schemas.properties(view, direction).values(), *view.members, *view.items]
    return [*found, view.values] if view.values and view.kind != "class" else found


def outside_unions(schemas: Schemas, api: Api, reached: Iterable[str], direction: Direction) -> frozenset[str]:
    """The schemas of a direction that are used other than as a member of a union."""
    operations = (start for operation in api.operations for start in starts(operation))
    webhooks = (start for webhook in api.webhooks for start in starts_of_webhook(webhook))
    found = {schemas.follow(pointer) for pointer, towards in (*operations, *webhooks) if towards == direction}
    for view in map(schemas.view, reached):
        inside = [each for each in children(schemas, view, direction) if each not in view.members]
        found.update(map(schemas.follow, inside))
    return frozenset(found)


def referred(schemas: Schemas, api: Api, reached: Iterable[str]) -> frozenset[str]:
    """The schemas of requests that something else refers to than a call whose keyword arguments they are."""
    parts = [part for view in map(schemas.view, reached) for part in children(schemas, view, "request")]
    for operation in api.operations:
        body = body_schema(operation) if body_as_keywords(schemas, operation) else None
        parts += [start for start, towards in starts(operation) if towards == "request" and start != body]
    return frozenset(map(schemas.follow, parts))


def composable(schemas: Schemas, pointer: str, names: Container[str]) -> bool:
    """Whether the type of a schema is short: a scalar, a named class, or a list or map of those."""
    target = schemas.follow(pointer)
    if target in names:
        return True
    view = schemas.view(target)
    if view.kind in {"scalar", "any"}:
        return len(view.types) <= 1
    inner = view.items if view.kind == "array" else ((view.values,) if view.values else ())
    return view.kind in {"array", "map"} and len(inner) <= 1 and all(composable(schemas, each, names) for each in inner)


def deserves(reach: Reach, pointer: str) -> bool:
    """Whether a schema gets a class or an alias wherever it occurs."""
    view = reach.schemas.view(pointer)
    referenced = pointer in reach.referenced
    match view.kind:
        case "class":
            return True
        case "union":
            has_objects = any(_is_object(reach.schemas, each) for each in view.members)
            return referenced or (len(view.members) > 1 and has_objects)
        case "enum":
            return referenced or len(view.enum) > LONG_ENUM
        case "array" | "map":
            return referenced
        case _:
            return False


def _is_object(schemas: Schemas, pointer: str) -> bool:
    view = schemas.view(pointer)
    return view.kind in {"class", "map"} or (view.kind == "union" and bool(view.members))
