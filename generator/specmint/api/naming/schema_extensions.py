"""Reads names of schemas and parameters from extensions for other generators."""

from __future__ import annotations

from typing import Any

from specmint.text.identifiers import pascal_case

CLASS = ("x-speakeasy-name-override", "x-fern-type-name")
FIELD = ("x-stainless-param", "x-fern-parameter-name", "x-fern-property-name", "x-speakeasy-name-override")


def class_hint(node: Any) -> str | None:
    """The class name that the author of a schema asks for, if any.

    Stainless uses ``x-stainless-naming: {python: {model_name: ...}}``.
    """
    found = _first(node, CLASS) or _first(_inside(node, "x-stainless-naming", "python"), ("model_name", "type_name"))
    return pascal_case(found) if found else None


def field_hint(node: Any) -> str | None:
    """The argument or attribute name that the author of a parameter or property asks for, if any."""
    return _first(node, FIELD)


def _first(node: Any, keys: tuple[str, ...]) -> str | None:
    values = (node.get(key) for key in keys) if isinstance(node, dict) else ()
    return next((value for value in values if isinstance(value, str) and value.strip()), None)


def _inside(node: Any, *keys: str) -> Any:
    for key in keys:
        node = node.get(key) if isinstance(node, dict) else None
    return node
