"""Handles ``allOf`` with a part that forbids additional properties.

In JSON Schema, ``additionalProperties: false`` in a part of an ``allOf`` forbids the properties of all other parts, so
that often no value is valid. Authors mean that the whole has no properties but those that its parts declare.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specmint.api.schemas.merging.parts import Part
    from specmint.api.schemas.view import Schemas
    from specmint.ir.document import Node

_JOINING = ("$ref", "allOf")


def closed_parts(schemas: Schemas, pointer: str) -> list[tuple[str, Node]] | None:
    """All parts of such a schema; closed parts allow the properties of the others. None for other schemas.

    The parts are a flat list without references between each other.
    """
    parts = schemas.merge.of(pointer).parts
    if len(parts) == 1 or not any(_is_closed(part) for part in parts):
        return None
    names = _names(schemas, pointer)
    if not any(_is_closed(part) and names - _own(part).keys() for part in parts):
        return None
    return [(part.pointer, _opened(part, names)) for part in parts]


def _is_closed(part: Part) -> bool:
    return part.node.get("additionalProperties") is False


def _own(part: Part) -> Node:
    declared = part.node.get("properties")
    return declared if isinstance(declared, dict) else {}


def _names(schemas: Schemas, pointer: str) -> set[str]:
    """The properties that the parts of a schema declare, including those of alternatives."""
    found: set[str] = set()
    waiting, seen = [pointer], set[str]()
    while waiting:
        each = waiting.pop()
        if each not in seen:
            seen.add(each)
            merged = schemas.merge.of(each)
            found.update(*map(_own, merged.parts))
            waiting += [member for group in merged.groups for member in group.members]
    return found


def _opened(part: Part, names: set[str]) -> Node:
    node = {keyword: value for keyword, value in part.node.items() if keyword not in _JOINING}
    if _is_closed(part):
        own = _own(part)
        node["properties"] = {**own, **dict.fromkeys(sorted(names - own.keys()), True)}
    return node
