"""Makes the schemas of an invalid document usable for a validator: an invalid keyword allows anything."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from specmint.api.schemas.keywords import TYPES, is_well_formed
from specmint.document.reading.structure import ANY, DATA, OPENAPI_3, SCHEMA, Kind
from specmint.package.examples.patterns import UnreadablePatternError, samples

if TYPE_CHECKING:
    from collections.abc import Callable


def mended(node: Any, kind: Kind, leads: Callable[[str], bool]) -> Any:
    """A copy of a schema without keywords that a validator rejects.

    ``leads`` tells whether a reference can be resolved.
    """
    if kind == SCHEMA and not isinstance(node, dict):
        return node if isinstance(node, bool) else True
    if isinstance(node, list):
        return [mended(each, kind[1:-1] if kind[0] == "[" else kind, leads) for each in node]
    if kind in {ANY, DATA} or not isinstance(node, dict):
        return node
    return {
        name: mended(value, OPENAPI_3.child(kind, name), leads)
        for name, value in node.items()
        if kind != SCHEMA or _is_readable(name, value, leads)
    }


def _is_readable(name: str, value: Any, leads: Callable[[str], bool]) -> bool:
    if not is_well_formed(name, value):
        return False
    if name == "type":
        return all(each in TYPES for each in ([value] if isinstance(value, str) else value))
    if name == "required":
        return all(isinstance(each, str) for each in value)
    if name == "pattern":
        return _is_usable(value)
    return name != "$ref" or leads(value)


@cache
def _is_usable(pattern: str) -> bool:
    """Whether the validator can use a pattern. One that clients can use and the validator cannot is ignored."""
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except ValueError:
        return not _is_legal(pattern)
    return True


def _is_legal(pattern: str) -> bool:
    try:
        return next(samples(pattern, pattern), None) is not None
    except UnreadablePatternError:
        return False
