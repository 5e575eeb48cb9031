"""Redirects references of Swagger 2.0 to the places of their targets in OpenAPI 3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specmint.document.reading.origins import replace_prefix
from specmint.document.reading.structure import DATA, OPENAPI_3, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping


def redirected(node: Any, moved: Mapping[str, str], kind: Kind = "document") -> Any:
    """A copy of the converted tree with redirected references. ``moved`` maps old pointer prefixes to new ones."""
    if kind == DATA:
        return node
    if isinstance(node, list):
        return [redirected(item, moved, kind[1:-1] if kind[0] == "[" else kind) for item in node]
    if not isinstance(node, dict):
        return node
    copy = {name: redirected(value, moved, OPENAPI_3.child(kind, name)) for name, value in node.items()}
    if isinstance(node.get("$ref"), str):
        copy["$ref"] = replace_prefix(node["$ref"], moved)
    return copy
