"""Decides whether a package needs the runtime's validation of rare JSON Schema keywords."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specmint.python.runtime import rare_keywords

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SCHEMA = frozenset({"additionalProperties", "items"})
SCHEMAS = frozenset({"allOf", "anyOf", "oneOf"})
"""The common keywords that hold a schema or a list of schemas; ``properties`` holds schemas by name."""


def has_rare_keywords(files: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a schema in ``files`` has a keyword that only the runtime's module of rare keywords supports."""
    rare = rare_keywords()
    waiting: list[Any] = [schema for file in files for schema in file.values()]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if not rare.isdisjoint(node):
                return True
            waiting += [node[keyword] for keyword in SCHEMA & node.keys()]
            waiting += [part for keyword in SCHEMAS & node.keys() for part in node[keyword]]
            waiting += node.get("properties", {}).values()
    return False
