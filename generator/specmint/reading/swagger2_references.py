"""References of Swagger 2.0, turned to where OpenAPI 3 keeps what they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specmint.reading.origins import replace_prefix
from specmint.reading.structure import DATA, OPENAPI_3, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping


def redirected(node: Any, moved: Mapping[str, str], kind: Kind = "document") -> Any:
    """A copy of the converted tree with its references turned. ``moved`` maps old prefixes of pointers to new ones."""
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
