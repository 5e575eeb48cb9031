"""Schema objects of every version in the form of 3.1."""

from __future__ import annotations

from typing import Any

import pytest

from specmint.document.reading.schema_form import schema_form

PET = {"$ref": "#/components/schemas/Pet"}
NULL = {"type": "null"}


def formed(schema: dict[str, Any], *, is_30: bool = False) -> dict[str, Any]:
    return schema_form(schema, is_30=is_30)[0]


@pytest.mark.parametrize("is_30", [True, False])
@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        ({"type": ["string", "null"], "nullable": True}, {"type": ["string", "null"]}),
        ({"type": ["null"], "nullable": True}, {"type": "null"}),
        ({"type": "string", "x-nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "enum": ["a"], "nullable": True}, {"type": ["string", "null"], "enum": ["a", None]}),
        ({"enum": ["a", None], "nullable": True}, {"enum": ["a", None]}),
        ({"enum": ["a"], "nullable": True}, {"enum": ["a", None]}),
        ({"properties": {}, "nullable": True}, {"properties": {}, "type": ["object", "null"]}),
        ({"items": {}, "nullable": True}, {"items": {}, "type": ["array", "null"]}),
        ({"oneOf": [PET], "nullable": True}, {"oneOf": [PET, NULL]}),
        ({"anyOf": [PET, NULL], "nullable": True}, {"anyOf": [PET, NULL]}),
        ({"oneOf": [{"nullable": True}], "nullable": True}, {"oneOf": [{"nullable": True}]}),
        ({"oneOf": [True], "nullable": True}, {"oneOf": [True, NULL]}),
        ({"minLength": 3.0, "maxItems": 2.5}, {"minLength": 3, "maxItems": 2.5}),
        ({"enum": [1.0, True, "1.0", 2.5]}, {"enum": [1, True, "1.0", 2.5]}),
        ({"const": 1e3, "minimum": 1.5}, {"const": 1000, "minimum": 1.5}),
        ({"example": 1, "examples": [True, 1.0, 0]}, {"examples": [1, True, 0]}),
        ({"const": 1, "nullable": True}, {"anyOf": [{"const": 1}, NULL]}),
        ({"nullable": True}, {}),
        ({"anyOf": [PET, {"nullable": True, "description": "d"}]}, {"anyOf": [PET, NULL]}),
        ({**PET, "nullable": True, "description": "d"}, {"description": "d", "anyOf": [PET, NULL]}),
        (
            {"allOf": [PET], "minProperties": 1, "nullable": True, "x-a": 1, "title": "t"},
            {"x-a": 1, "title": "t", "anyOf": [{"allOf": [PET], "minProperties": 1}, NULL]},
        ),
    ],
)
def test_nullable(schema: dict[str, Any], expected: dict[str, Any], *, is_30: bool) -> None:
    assert formed(schema, is_30=is_30) == expected


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"minimum": 1, "exclusiveMinimum": True}, {"exclusiveMinimum": 1}),
        ({"maximum": 1, "exclusiveMaximum": False}, {"maximum": 1}),
        ({"exclusiveMaximum": True}, {}),
        ({"minimum": 1, "exclusiveMinimum": 2}, {"minimum": 1, "exclusiveMinimum": 2}),
    ],
)
def test_exclusive_bounds(schema: dict[str, Any], expected: dict[str, Any]) -> None:
    assert formed(schema) == expected


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"example": 1}, [1]),
        ({"example": None}, [None]),
        ({"example": 1, "examples": [2, 1]}, [1, 2]),
        ({"examples": {"a": {"value": 1}, "b": 2}}, [1, 2]),
        ({"examples": "x"}, ["x"]),
    ],
)
def test_examples(schema: dict[str, Any], expected: list[Any]) -> None:
    assert formed(schema) == {"examples": expected}


def test_beside_a_reference_of_3_0_only_descriptions_count() -> None:
    schema = {**PET, "description": "d", "x-a": 1, "default": 1, "minLength": 2}
    assert formed(schema, is_30=True) == {**PET, "description": "d", "x-a": 1}
    assert formed(schema) == schema


def test_beside_a_reference_of_3_0_the_direction_counts_as_authors_mean_it() -> None:
    schema = {**PET, "readOnly": True, "writeOnly": False, "title": "t"}
    assert formed(schema, is_30=True) == {**PET, "readOnly": True, "writeOnly": False}


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"properties": None, "type": "object"}, {"type": "object"}),
        ({"required": True, "allOf": [], "enum": "a", "anyOf": {}}, {}),
        ({"required": [1]}, {}),
        ({"description": None, "default": None}, {"default": None}),
        ({"type": ["string", None]}, {"type": ["string", "null"]}),
        ({"type": None, "description": "d"}, {"description": "d", "type": "null"}),
        ({"type": None, "properties": {}}, {"properties": {}}),
        ({"discriminator": "kind"}, {"discriminator": {"propertyName": "kind"}}),
    ],
)
def test_what_authors_meant(schema: dict[str, Any], expected: dict[str, Any]) -> None:
    assert formed(schema) == expected


def test_the_schema_that_was_read_is_not_changed() -> None:
    schema = {"type": "string", "nullable": True, "example": "a"}
    formed(schema)
    assert schema == {"type": "string", "nullable": True, "example": "a"}


def test_what_needs_no_change_is_shared() -> None:
    schema = {"type": "string"}
    assert formed(schema) is schema
