"""Finds the operations that depend on a place in the document."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from specmint.api.schemas.reach import Reach
from specmint.document.reading.document import ReadDocument
from specmint.document.reading.structure import OPENAPI_3, SCHEMA, SWAGGER_2
from specmint.ir.document import tokens
from specmint.package.assessing.schema_users import Keys, SchemaUsers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from specmint.api.schemas.view import Schemas
    from specmint.document.reading.structure import Kind
    from specmint.ir.api import Api
    from specmint.ir.diagnostics import Diagnostic

_UNUSED: Final = frozenset({"example", "link", "header"})
"""The kinds of objects inside an operation that no call and no type depends on."""
_TYPING: Final = frozenset(
    {"$ref", "type", "enum", "properties", "patternProperties", "additionalProperties", "items", "prefixItems"}
)
"""The keywords that determine the type of a schema, beside those that combine schemas."""
_JOINING: Final = frozenset({"allOf", "oneOf", "anyOf"})


@dataclass(frozen=True, eq=False)
class Dependents:
    """The operations and webhooks of an API, by the places in the document that they depend on."""

    api: Api
    schemas: Schemas

    def keys(self, diagnostic: Diagnostic) -> Keys:
        """The keys of the operations and webhooks that depend on the place of a finding."""
        return frozenset[str]().union(*(self._at(pointer) for pointer in self._pointers(diagnostic)))

    def kind(self, pointer: str) -> Kind:
        """The kind of object that the specification expects at a pointer."""
        return self._kinds(pointer)[-1]

    def _pointers(self, diagnostic: Diagnostic) -> Iterator[str]:
        """The pointers of a finding in the joined document; its own pointer may lead into a referenced file."""
        yield diagnostic.pointer
        if isinstance(document := self.api.document, ReadDocument):
            for joined, origin in document.sources.origins.files.items():
                name = document.sources.files[origin.location].name
                if name == diagnostic.source and f"{diagnostic.pointer}/".startswith(f"{origin.pointer}/"):
                    yield joined + diagnostic.pointer[len(origin.pointer) :]

    def _at(self, pointer: str) -> Keys:
        steps, kinds = pointer.split("/"), self._kinds(pointer)
        for length in range(len(steps), 0, -1):
            around = "/".join(steps[:length])
            if around in self._parts:
                return self._parts[around] if _is_used(kinds[length:]) else frozenset()
            if around in self._types:
                return self._users.of(self._types[around]) if _makes_type(steps[length:]) else frozenset()
        return frozenset()

    def _kinds(self, pointer: str) -> list[Kind]:
        structure = SWAGGER_2 if self.api.document.version.startswith("2") else OPENAPI_3
        return list(accumulate(tokens(pointer), structure.child, initial="document"))

    @cached_property
    def _parts(self) -> Mapping[str, Keys]:
        """The pointers of the objects that operations were read from, except schemas, with the operations' keys."""
        users: defaultdict[str, set[str]] = defaultdict(set)
        for each in self.api.operations:
            for part in each.parts:
                users[self._written(part)].add(each.key)
        for webhook in self.api.webhooks:
            for part in webhook.operation.parts:
                users[self._written(part)].add(webhook.key)
        return {pointer: frozenset(keys) for pointer, keys in users.items()}

    @cached_property
    def reach(self) -> Reach:
        """The schemas that types are generated from."""
        reach = Reach(self.schemas)
        for operation in self.api.operations:
            reach.add(operation, "")
        for webhook in self.api.webhooks:
            reach.add_webhook(webhook, "")
        if not (self.api.operations or self.api.webhooks):
            reach.add_components()
        return reach

    @cached_property
    def _types(self) -> Mapping[str, tuple[str, ...]]:
        """The pointers of these schemas by the pointers at which the author wrote them."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for pointer in sorted(self.reach.request.keys() | self.reach.response.keys()):
            found[self._written(pointer)].append(pointer)
        return {pointer: tuple(each) for pointer, each in found.items()}

    @cached_property
    def _users(self) -> SchemaUsers:
        return SchemaUsers(self.api, self.schemas, self.reach)

    def _written(self, pointer: str) -> str:
        document = self.api.document
        return document.sources.origins.written(pointer) if isinstance(document, ReadDocument) else pointer


def _is_used(kinds: Sequence[Kind]) -> bool:
    """Whether a call depends on an object inside a part of an operation.

    Schemas that matter are found by themselves.
    """
    return SCHEMA not in kinds[:-1] and not any(kind.strip("{}[]") in _UNUSED for kind in kinds)


def _makes_type(steps: Sequence[str]) -> bool:
    """Whether a keyword below a schema contributes to its type."""
    while len(steps) > 1 and steps[0] in _JOINING:
        steps = steps[2:]
    return not steps or (steps[0] in _TYPING | _JOINING and len(steps) <= 2)  # noqa: PLR2004 - keyword and member
