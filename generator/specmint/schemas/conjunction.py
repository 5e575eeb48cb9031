"""What several schemas say that must all hold for one value: a schema with its references and its ``allOf``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from specmint.ir.document import child
from specmint.schemas.keywords import TYPES, is_well_formed
from specmint.schemas.references import follow, is_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.ir.document import Document, Node


@dataclass
class Parts:
    """What a conjunction says so far. Pointers say where it says so."""

    properties: dict[str, str] = field(default_factory=dict)
    required: dict[str, str] = field(default_factory=dict)
    members: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    types: list[set[str]] = field(default_factory=list)
    enums: list[list[Any]] = field(default_factory=list)
    keywords: dict[str, Any] = field(default_factory=dict)
    loose: bool = False


def conjuncts(document: Document, pointer: str, seen: frozenset[str]) -> Iterator[tuple[str, Node]]:
    """The schemas that must all hold: what ``allOf`` and ``$ref`` name first, the schema's own keywords last."""
    node = document.at(pointer)
    if pointer in seen or not isinstance(node, dict):
        return
    seen |= {pointer}
    if (target := _target(document, node)) is not None:
        yield from conjuncts(document, target, seen)
    parts = node.get("allOf")
    for index in range(len(parts) if isinstance(parts, list) else 0):
        yield from conjuncts(document, follow(document, child(pointer, "allOf", index)), seen)
    yield pointer, node


def _target(document: Document, node: Node) -> str | None:
    """Where the reference of a schema leads; None without one, or if it leads nowhere."""
    reference = node.get("$ref")
    if not isinstance(reference, str) or not is_schema(document, reference):
        return None
    return follow(document, reference)


def add(parts: Parts, pointer: str, node: Node) -> None:
    """Note what one of the schemas says."""
    properties = node.get("properties")
    if isinstance(properties, dict):
        parts.properties |= {name: child(pointer, "properties", name) for name in properties}
    parts.required |= {
        name: child(pointer, "required", index)
        for index, name in enumerate(_list(node.get("required")))
        if isinstance(name, str)
    }
    declared = node.get("type")
    if types := {name for name in TYPES if name == declared or name in _list(declared)}:
        parts.types.append(types)
    if isinstance(node.get("enum"), list):
        parts.enums.append(node["enum"])
    if "const" in node:
        parts.enums.append([node["const"]])
    for keyword in ("oneOf", "anyOf"):
        parts.members += [child(pointer, keyword, index) for index in range(len(_list(node.get(keyword))))]
    parts.items += _items(pointer, node)
    if isinstance(node.get("additionalProperties"), dict) and node["additionalProperties"]:
        parts.values.append(child(pointer, "additionalProperties"))
    patterns = node.get("patternProperties")
    if isinstance(patterns, dict):
        parts.values += [child(pointer, "patternProperties", pattern) for pattern in patterns]
    parts.keywords |= {
        key: value for key, value in node.items() if key not in _STRUCTURE and is_well_formed(key, value)
    }


_STRUCTURE = frozenset(
    {"properties", "required", "type", "enum", "const", "oneOf", "anyOf", "allOf", "items", "prefixItems", "$ref"}
)


def _items(pointer: str, node: Node) -> list[str]:
    found = [child(pointer, "prefixItems", index) for index in range(len(_list(node.get("prefixItems"))))]
    if isinstance(node.get("items"), dict):
        found.append(child(pointer, "items"))
    return found


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
