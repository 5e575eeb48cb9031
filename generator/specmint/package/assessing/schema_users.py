"""Finds the operations that refer to a schema, directly or through other schemas."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from specmint.api.schemas.reach import Reach, children, starts, starts_of_webhook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from specmint.api.schemas.view import Direction, Schemas
    from specmint.ir.api import Api

Keys = frozenset[str]
Step = tuple["Direction", str]
"""The pointer of a schema, and whether it is part of a request or a response."""


@dataclass(frozen=True, eq=False)
class SchemaUsers:
    """The operations and webhooks of an API, by the schemas that they refer to."""

    api: Api
    schemas: Schemas
    reach: Reach

    def of(self, pointers: Iterable[str]) -> Keys:
        """The keys of the operations and webhooks that refer to one of the schemas."""
        waiting: list[Step] = [step for pointer in pointers for step in (("request", pointer), ("response", pointer))]
        seen = set(waiting)
        found: set[str] = set()
        while waiting:
            step = waiting.pop()
            found |= self._starting.get(step, set())
            above = self._above.get(step, set()) - seen
            seen |= above
            waiting += above
        return frozenset(found)

    @cached_property
    def _starting(self) -> Mapping[Step, set[str]]:
        found: defaultdict[Step, set[str]] = defaultdict(set)
        for operation in self.api.operations:
            for pointer, direction in starts(operation):
                found[direction, self.schemas.follow(pointer)].add(operation.key)
        for webhook in self.api.webhooks:
            for pointer, direction in starts_of_webhook(webhook):
                found[direction, self.schemas.follow(pointer)].add(webhook.key)
        return found

    @cached_property
    def _above(self) -> Mapping[Step, set[Step]]:
        """The schemas that have each schema as a direct part."""
        found: defaultdict[Step, set[Step]] = defaultdict(set)
        directions: dict[Direction, Iterable[str]] = {"request": self.reach.request, "response": self.reach.response}
        for direction, pointers in directions.items():
            for pointer in pointers:
                for part in children(self.schemas, self.schemas.view(pointer), direction):
                    found[direction, self.schemas.follow(part)].add((direction, pointer))
        return found
