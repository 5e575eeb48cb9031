"""How a value says which member of a union it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.ir.document import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.schemas.view import Schemas, View

Constant = str | int | bool


@dataclass(frozen=True)
class Decision:
    """The property that decides a union and, per member, the values that choose it."""

    property: str
    values: tuple[tuple[Constant, ...], ...]


def decide(schemas: Schemas, union: View) -> Decision | None:
    """The property whose constants tell the members apart, if there is one.

    The document's ``discriminator`` is asked first (OpenAPI 3.1.1, section 4.8.25); else any property that each member
    fixes to other constants, those required by all members first.
    """
    discriminator = union.keywords.get("discriminator")
    if isinstance(discriminator, dict) and isinstance(name := discriminator.get("propertyName"), str):
        values = tuple(_declared(schemas, member, name, discriminator) for member in union.members)
        if _tell_apart(values):
            return Decision(name, values)
    for name in _candidates(schemas, union):
        values = tuple(_constants(schemas, member, name) for member in union.members)
        if _tell_apart(values):
            return Decision(name, values)
    return None


def _declared(schemas: Schemas, member: str, name: str, discriminator: dict[str, object]) -> tuple[Constant, ...]:
    target = schemas.follow(member)
    component = list(tokens(target))[-1]
    mapping = discriminator.get("mapping")
    mapped = tuple(
        value
        for value, reference in (mapping.items() if isinstance(mapping, dict) else ())
        if reference in (target, component)
    )
    return mapped or _constants(schemas, member, name) or (() if schemas.view(target).members else (component,))


def _candidates(schemas: Schemas, union: View) -> list[str]:
    views = [schemas.view(member) for member in union.members]
    first = next((view for view in views if view.kind == "class"), None)
    if first is None:
        return []
    return sorted(first.properties, key=lambda name: not all(name in view.required for view in views))


def _constants(schemas: Schemas, member: str, name: str, depth: int = 0) -> tuple[Constant, ...]:
    """The values a member fixes a property to; of a union within the union, those of all its members."""
    view = schemas.view(member)
    if view.kind == "union" and depth < 3:  # noqa: PLR2004 - unions nest no deeper in practice, cycles end here
        inner = [_constants(schemas, each, name, depth + 1) for each in view.members]
        return tuple(value for values in inner for value in values) if all(inner) else ()
    if view.kind != "class" or name not in view.properties:
        return ()
    values = schemas.view(view.properties[name]).enum
    return tuple(value for value in values if isinstance(value, str | int))


def _tell_apart(values: tuple[tuple[Constant, ...], ...]) -> bool:
    flat = [(type(value), value) for value in _flatten(values)]
    return all(values) and len(flat) == len(set(flat))


def _flatten(values: tuple[tuple[Constant, ...], ...]) -> Iterator[Constant]:
    for member in values:
        yield from member
