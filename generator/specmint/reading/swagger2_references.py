"""References of Swagger 2.0, turned to where OpenAPI 3 keeps its components."""

from __future__ import annotations

from typing import Any, Final

from specmint.reading.structure import DATA, OPENAPI_3, Kind

_PREFIXES: Final = (
    ("#/definitions/", "#/components/schemas/"),
    ("#/parameters/", "#/components/parameters/"),
    ("#/responses/", "#/components/responses/"),
)


def _turned(reference: str) -> str:
    for old, new in _PREFIXES:
        if reference.startswith(old):
            return new + reference.removeprefix(old)
    return reference


def redirected(node: Any, kind: Kind = "document") -> Any:
    """A copy of the converted tree with its references turned."""
    if kind == DATA:
        return node
    if isinstance(node, list):
        return [redirected(item, kind[1:-1] if kind[0] == "[" else kind) for item in node]
    if not isinstance(node, dict):
        return node
    copy = {name: redirected(value, OPENAPI_3.child(kind, name)) for name, value in node.items()}
    if isinstance(node.get("$ref"), str):
        copy["$ref"] = _turned(node["$ref"])
    return copy
