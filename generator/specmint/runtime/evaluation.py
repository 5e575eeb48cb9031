"""What of a value its schema has looked at (JSON Schema 2020-12, core, section 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .patterns import matches
from .values import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .applicators import Visit
    from .schemas import Schema


def evaluated_properties(visit: Visit, schema: Schema, value: dict[str, object]) -> set[str]:
    """The keys of an object that a schema describes, itself or by a schema that the object fits."""
    found: set[str] = set()
    for part in _in_force(visit, schema, value):
        node = part.node
        if not {"additionalProperties", "unevaluatedProperties"}.isdisjoint(node):
            return set(value)
        found |= set(node.get("properties", {})) & value.keys()
        found |= {name for name in value for pattern in node.get("patternProperties", {}) if matches(pattern, name)}
    return found


def evaluated_items(visit: Visit, schema: Schema, value: list[object]) -> set[int]:
    """The indexes of an array that a schema describes, itself or by a schema that the array fits."""
    found: set[int] = set()
    for each in _in_force(visit, schema, value):
        node = each.node
        if not {"items", "unevaluatedItems"}.isdisjoint(node):
            return set(range(len(value)))
        found |= set(range(min(len(node.get("prefixItems", ())), len(value))))
        if "contains" in node:
            part = each.sub(node["contains"])
            found |= {index for index, item in enumerate(value) if visit.fits(part, item)}
    return found


def _in_force(visit: Visit, schema: Schema, value: object) -> Iterator[Schema]:
    """A schema and those inside of it that apply to the same value, as far as the value fits them; each once."""
    waiting, seen = [schema], set[int]()
    while waiting:
        each = waiting.pop()
        if is_object(each.node) and id(each.node) not in seen:
            seen.add(id(each.node))
            yield each
            waiting += _inside(visit, each, value)


def _inside(visit: Visit, schema: Schema, value: object) -> Iterator[Schema]:
    node = schema.node
    if "$ref" in node:
        yield visit.follow(schema)
    yield from map(schema.sub, node.get("allOf", ()))
    for keyword in ("anyOf", "oneOf"):
        yield from (part for part in map(schema.sub, node.get(keyword, ())) if visit.fits(part, value))
    if "if" in node:
        condition = schema.sub(node["if"])
        fits = visit.fits(condition, value)
        yield from (condition,) if fits else ()
        yield schema.sub(node.get("then" if fits else "else", True))
    for name, part in node.get("dependentSchemas", {}).items():
        if is_object(value) and name in value:
            yield schema.sub(part)


def unevaluated(visit: Visit, schema: Schema, value: object) -> list[str | int]:
    """The keys or indexes of a value that nothing in a schema looks at but its ``unevaluated...`` itself."""
    rest = {key: part for key, part in schema.node.items() if not key.startswith("unevaluated")}
    if is_object(value):
        seen = evaluated_properties(visit, schema.sub(rest), value)
        return [name for name in value if name not in seen]
    if is_array(value):
        indexes = evaluated_items(visit, schema.sub(rest), value)
        return [index for index in range(len(value)) if index not in indexes]
    return []
