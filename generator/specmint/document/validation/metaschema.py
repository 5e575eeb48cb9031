"""Validates documents with the JSON Schemas of the OpenAPI specifications, by jsonschema-rs.

The schemas are those in openapi-spec-validator. Its own validation stops at the first problem of each schema object in
3.1 and 3.2, ignores the branches of unions, and takes 40 times as long.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import jsonschema_rs
from openapi_spec_validator.schemas import schema_v2, schema_v30, schema_v31, schema_v32

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from specmint.document.reading.versions import Family
    from specmint.ir.document import Node

_SHIPPED: Final = {"2.0": schema_v2, "3.0": schema_v30, "3.1": schema_v31, "3.2": schema_v32}
_DIALECT: Final = {
    "$dynamicAnchor": "meta",
    "$ref": "https://json-schema.org/draft/2020-12/schema",
    "properties": {"discriminator": {"type": "object", "required": ["propertyName"]}},
}


class Violation(NamedTuple):
    """A violation of a metaschema. ``keyword`` is the one that failed, ``problem`` half a sentence."""

    path: tuple[str | int, ...]
    keyword: str
    problem: str


@lru_cache(maxsize=4)
def _validator(family: Family) -> jsonschema_rs.Validator:
    schema: Node = dict(_SHIPPED[family])
    if family in {"3.1", "3.2"}:
        schema["$defs"] = {**schema["$defs"], "schema": _DIALECT}
    return jsonschema_rs.validator_for(schema, mask="this value", offline=True)


def violations(tree: Any, family: Family) -> Iterator[Violation]:
    """The violations in a tree by the metaschema of its family. Of a union, those of the nearest branch."""
    for error in _validator(family).iter_errors(tree):
        for leaf in _leaves(error):
            yield Violation(tuple(leaf.instance_path), leaf.kind.name, leaf.message)


def _leaves(error: jsonschema_rs.ValidationError) -> Iterator[jsonschema_rs.ValidationError]:
    branches = getattr(error.kind, "context", None)
    if not branches or not (candidates := [branch for branch in branches if branch]):
        yield error
        return
    for inner in min(candidates, key=_distance):
        yield from _leaves(inner)


def _distance(branch: Sequence[jsonschema_rs.ValidationError]) -> tuple[bool, int, int]:
    """The distance of a value from a union's branch: wrong type, then the depth and the number of errors."""
    is_reference = any(error.kind.name == "required" and "$ref" in error.message for error in branch)
    return is_reference, -max(len(error.instance_path) for error in branch), len(branch)
