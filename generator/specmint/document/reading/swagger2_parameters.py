"""Converts the parameters and headers of Swagger 2.0, which are their own schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.document import Node

_OUTSIDE: Final = frozenset({"name", "in", "description", "required", "allowEmptyValue", "$ref"})
"""The fields that stay beside the schema (OpenAPI 2.0, "Parameter Object")."""

_STYLES: Final = {
    "csv": ("form", False),
    "ssv": ("spaceDelimited", False),
    "pipes": ("pipeDelimited", False),
    # OpenAPI 3 has no name for it.
    "tsv": ("tabDelimited", False),
    "multi": ("form", True),
}
_SEPARATED: Final = ("ssv", "pipes", "tsv")
_SIMPLE: Final = ("path", "header")


def item_schema(node: Mapping[str, Any]) -> Node:
    """The schema that a parameter, header or item contains. ``file`` becomes binary text."""
    outside = _OUTSIDE | {"collectionFormat"}
    schema = {name: value for name, value in node.items() if name not in outside and not name.startswith("x-")}
    schema |= {name: node[name] for name in ("x-nullable",) if name in node}
    if isinstance(schema.get("items"), dict):
        schema["items"] = item_schema(schema["items"])
    if schema.get("type") == "file":
        schema |= {"type": "string", "format": "binary"}
    return schema


def serialisation(node: Mapping[str, Any]) -> Node:
    """``style`` and ``explode`` for a ``collectionFormat``; commas if it has no counterpart.

    In paths and headers OpenAPI 3 separates lists by commas only; Swagger 2.0 allows other separators.
    """
    if node.get("type") != "array":
        return {}
    written = str(node.get("collectionFormat"))
    style, explode = _STYLES.get(written, _STYLES["csv"])
    if node.get("in", "header") in _SIMPLE:
        return {"style": style if written in _SEPARATED else "simple", "explode": False}
    return {"style": style, "explode": explode}


def lost_format(node: Mapping[str, Any]) -> str | None:
    """The ``collectionFormat`` of a list if OpenAPI 3 cannot express it at this location."""
    written = str(node.get("collectionFormat", "csv"))
    known = ("csv", *_SEPARATED) if node.get("in") in _SIMPLE else _STYLES
    return written if node.get("type") == "array" and written not in known else None


def parameter(node: Node) -> Node:
    """A query, path or header parameter in the form of OpenAPI 3. References stay."""
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
