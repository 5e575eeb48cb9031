"""Encodes form fields (OpenAPI 3.1.1, section 4.8.15), independently of the runtime."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from specmint.ir.api import Parameter
from specmint.package.examples.wire import query

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

STYLED = frozenset({"style", "explode", "allowReserved"})
"""The keywords that make a field serialize like a query parameter (section 4.8.15.1)."""


def form_fields(form: Mapping[str, Any], encoding: Mapping[str, Any]) -> list[list[str]]:
    """The decoded name and value pairs of a form, in the order of its fields."""
    return [list(pair) for name, value in form.items() for pair in _pairs(name, value, encoding.get(name))]


def _pairs(name: str, value: Any, encoding: Any) -> Iterator[tuple[str, str]]:
    """A list repeats its name, unless it is declared as JSON; null is not sent (RFC 6570, 2.3)."""
    declared = encoding if isinstance(encoding, dict) else {}
    if not STYLED.isdisjoint(declared):
        if value is None:
            return
        yield from ((key, text) for key, text in query([(_parameter(name, declared), value)]))
        return
    is_one = str(declared.get("contentType", "")).startswith("application/json")
    for part in value if isinstance(value, list) and not is_one else [value]:
        if is_one or part is not None:
            yield name, _json(part) if is_one else _text(part)


def _parameter(name: str, encoding: Mapping[str, Any]) -> Parameter:
    style = str(encoding.get("style", "form"))
    return Parameter(
        name=name,
        location="query",
        required=False,
        schema="",
        style=style,
        explode=encoding.get("explode", style == "form") is True,
        allow_reserved=False,
        content_type=None,
        description="",
        deprecated=False,
        pointer="",
    )


def _text(value: Any) -> str:
    """The value as text; arrays and objects as JSON."""
    return value if isinstance(value, str) else _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
