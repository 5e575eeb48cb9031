"""Parameters and headers of Swagger 2.0, which hold their schema in themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.document import Node

_OUTSIDE: Final = frozenset({"name", "in", "description", "required", "allowEmptyValue", "$ref"})
"""What stays beside the schema (OpenAPI 2.0, "Parameter Object")."""

_STYLES: Final = {
    "csv": ("form", False),
    "ssv": ("spaceDelimited", False),
    "pipes": ("pipeDelimited", False),
    "multi": ("form", True),
}


def item_schema(node: Mapping[str, Any]) -> Node:
    """The schema that a parameter, header or item states in place. ``file`` is a text of bytes."""
    outside = _OUTSIDE | {"collectionFormat"}
    schema = {name: value for name, value in node.items() if name not in outside and not name.startswith("x-")}
    schema |= {name: node[name] for name in ("x-nullable",) if name in node}
    if isinstance(schema.get("items"), dict):
        schema["items"] = item_schema(schema["items"])
    if schema.get("type") == "file":
        schema |= {"type": "string", "format": "binary"}
    return schema


def serialisation(node: Mapping[str, Any]) -> Node:
    """``style`` and ``explode`` for what ``collectionFormat`` says of a list; for tabs there is no counterpart."""
    if node.get("type") != "array":
        return {}
    written = str(node.get("collectionFormat", "csv"))
    if node.get("in", "header") in ("path", "header"):
        return {"style": "simple", "explode": False, **({"x-collection-format": written} if written != "csv" else {})}
    if written not in _STYLES:
        return {"style": "form", "explode": False, "x-collection-format": written}
    style, explode = _STYLES[written]
    return {"style": style, "explode": explode}


def parameter(node: Node) -> Node:
    """A parameter of the query, the path or the header as OpenAPI 3 says it. References stay."""
    if "$ref" in node:
        return node
    converted = {name: value for name, value in node.items() if name in _OUTSIDE or name.startswith("x-")}
    converted |= serialisation(node)
    converted["schema"] = node["schema"] if "schema" in node else item_schema(node)
    return converted


def header(node: Node) -> Node:
    """A header of a response."""
    described = {name: value for name, value in node.items() if name == "description" or name.startswith("x-")}
    return {**described, **serialisation(node), "schema": item_schema(node)}
