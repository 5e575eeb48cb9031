"""Decides whether request validation accepts exactly the values of a schema, or possibly more.

Under ``not`` and ``if``, accepting more means refusing valid values, so an inexact schema cannot be used there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.api.schemas.closed import closed_parts
from specmint.api.schemas.references import is_schema
from specmint.api.schemas.subschemas import subschemas
from specmint.text.regular_expressions import is_supported

if TYPE_CHECKING:
    from specmint.api.schemas.view import Schemas
    from specmint.ir.document import Node


_IN_PLACE = frozenset({"allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas"})
"""The keywords that apply schemas to the same value (JSON Schema 2020-12, core, section 10.2)."""


def is_known_whole(schemas: Schemas, pointer: str) -> bool:
    """Whether all that applies to the same value as a schema is known, so that what nothing evaluates is told.

    It is not where a reference leads nowhere.
    """
    waiting, seen = [pointer], set[str]()
    while waiting:
        each = waiting.pop()
        node = schemas.document.at(each)
        if each in seen or not isinstance(node, dict):
            continue
        seen.add(each)
        if "$ref" in node and not is_schema(schemas.document, str(node["$ref"])):
            return False
        waiting += [node["$ref"]] if "$ref" in node else []
        waiting += [at for at, _ in subschemas(each, {name: node[name] for name in _IN_PLACE & node.keys()})]
    return True


def is_exact(schemas: Schemas, pointer: str) -> bool:
    """Whether the check of a schema, with everything it refers to, accepts no more than JSON Schema."""
    waiting, seen = [pointer], set[str]()
    while waiting:
        each = waiting.pop()
        node = schemas.document.at(each)
        if each in seen or not isinstance(node, dict):
            continue
        seen.add(each)
        if _is_lenient(node) or closed_parts(schemas, each) is not None:
            return False
        waiting += [at for at, _ in subschemas(each, node)]
        reference = node.get("$ref")
        waiting += [reference] if isinstance(reference, str) and is_schema(schemas.document, reference) else []
    return True


def _is_lenient(node: Node) -> bool:
    """Whether the check of a schema, without the schemas inside of it, accepts too much."""
    alternatives, pattern = node.get("oneOf"), node.get("pattern")
    overlapping = isinstance(alternatives, list) and len(alternatives) > 1
    return overlapping or (isinstance(pattern, str) and not is_supported(pattern))
