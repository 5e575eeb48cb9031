"""Decides how a value shows which member of a union it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from specmint.api.schemas.subtypes import mapped_pointer
from specmint.ir.document import DanglingReferenceError, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.api.schemas.view import Schemas, View

Constant = str | int | bool
DEEPEST = 3
"""The deepest nesting of unions that is followed, since unions may contain themselves."""


@dataclass(frozen=True)
class Decision:
    """The property that decides a union and, per member, the values that choose it; empty for other than objects."""

    property: str
    values: tuple[tuple[Constant, ...], ...]


def decide(schemas: Schemas, union: View, depth: int = 0) -> Decision | None:
    """The property whose constants distinguish the members, if there is one.

    The ``discriminator`` comes first (OpenAPI 3.1.1, section 4.8.25); else any property for which each member has other
    constants, those required by all members first. A member that is no object needs no constant.
    """
    discriminator = union.keywords.get("discriminator")
    if isinstance(discriminator, dict) and isinstance(name := discriminator.get("propertyName"), str):
        naming = _Naming(schemas, name, depth, discriminator)
        if decision := naming.decision(union):
            return decision
    for name in _candidates(schemas, union):
        if decision := _Naming(schemas, name, depth).decision(union):
            return decision
    return None


@dataclass(frozen=True)
class _Naming:
    """The names of members by one property: from the ``discriminator``, or from their constants."""

    schemas: Schemas
    name: str
    depth: int
    discriminator: Mapping[str, Any] = field(default_factory=dict)

    def decision(self, union: View) -> Decision | None:
        values = tuple(self._values(member) for member in union.members)
        objects = [
            each for each, member in zip(values, union.members, strict=True) if _is_object(self.schemas.view(member))
        ]
        flat = [(type(value), value) for each in objects for value in each]
        is_union = len(objects) > 1 or (bool(objects) and bool(self.discriminator))
        tells_apart = is_union and all(objects) and len(flat) == len(set(flat))
        return Decision(self.name, values) if tells_apart else None

    def _values(self, member: str) -> tuple[Constant, ...]:
        view = self.schemas.view(member)
        if view.kind == "union":
            return self._of_all(view)
        if not self.discriminator or not _is_object(view):
            return self._constants(view)
        return self._mapped(view) or self._constants(view) or (self._own_name(view),)

    def _of_all(self, union: View) -> tuple[Constant, ...]:
        """The values of a union inside the union, if the same property decides it."""
        if self.depth == DEEPEST:
            return ()
        decision = decide(self.schemas, union, self.depth + 1)
        if decision is None or decision.property != self.name or not all(decision.values):
            return ()
        return tuple(value for values in decision.values for value in values)

    def _mapped(self, view: View) -> tuple[Constant, ...]:
        mapping = self.discriminator.get("mapping")
        return tuple(
            value
            for value, target in (mapping.items() if isinstance(mapping, dict) else ())
            if mapped_pointer(target) == view.pointer or self._leads(mapped_pointer(target), view.pointer)
        )

    def _leads(self, pointer: str, target: str) -> bool:
        try:
            return self.schemas.follow(pointer) == target
        except DanglingReferenceError:
            return False

    def _constants(self, view: View) -> tuple[Constant, ...]:
        if view.kind != "class" or self.name not in view.properties:
            return ()
        values = self.schemas.view(view.properties[self.name]).enum
        return tuple(value for value in values if isinstance(value, str | int))

    def _own_name(self, view: View) -> Constant:
        """The component's name, or the name in an extension."""
        node = self.schemas.document.at(view.pointer)
        said = node.get("x-ms-discriminator-value") if isinstance(node, dict) else None
        return said if isinstance(said, str) else [view.pointer, *tokens(view.pointer)][-1]


def _is_object(view: View) -> bool:
    return view.kind in {"class", "map", "union", "any"}


def _candidates(schemas: Schemas, union: View) -> list[str]:
    views = [schemas.view(member) for member in union.members]
    classes = [view for view in views if view.kind == "class"]
    if not classes:
        return []
    return sorted(classes[0].properties, key=lambda name: not all(name in view.required for view in classes))
