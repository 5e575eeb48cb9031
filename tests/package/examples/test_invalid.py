from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.package.examples.describe import Json, made, names, read, with_body, with_parameter

RULES: dict[str, tuple[Any, str]] = {
    "required": ({"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}, "body.v.a"),
    "enum": ({"enum": ["a", "b"]}, "body.v"),
    "const": ({"const": "a"}, "body.v"),
    "minimum": ({"type": "integer", "minimum": 3}, "body.v"),
    "maximum": ({"type": "integer", "maximum": 3}, "body.v"),
    "exclusiveMinimum": ({"type": "number", "exclusiveMinimum": 3}, "body.v"),
    "exclusiveMaximum": ({"type": "number", "exclusiveMaximum": 3}, "body.v"),
    "multipleOf": ({"type": "integer", "multipleOf": 5}, "body.v"),
    "minLength": ({"type": "string", "minLength": 3}, "body.v"),
    "maxLength": ({"type": "string", "maxLength": 3}, "body.v"),
    "pattern": ({"type": "string", "pattern": "^[a-z]+$"}, "body.v"),
    "minItems": ({"type": "array", "items": {"type": "string"}, "minItems": 2}, "body.v"),
    "maxItems": ({"type": "array", "items": {"type": "string"}, "maxItems": 2, "uniqueItems": True}, "body.v"),
    "uniqueItems": ({"type": "array", "items": {"type": "string"}, "uniqueItems": True, "minItems": 2}, "body.v"),
    "minProperties": ({"type": "object", "properties": {"a": {"const": 1}}, "minProperties": 1}, "body.v"),
    "maxProperties": ({"type": "object", "additionalProperties": {"const": 1}, "maxProperties": 2}, "body.v"),
    "additionalProperties": ({"type": "object", "additionalProperties": False}, "body.v.unexpected_property"),
    "propertyNames": ({"type": "object", "propertyNames": {"maxLength": 3}}, "body.v['unexpected key']"),
    "dependentRequired": (
        {"type": "object", "properties": {"a": {"const": 1}, "b": {"const": 2}}, "dependentRequired": {"a": ["b"]}},
        "body.v.b",
    ),
    "type": ({"type": "boolean"}, "body.v"),
    "oneOf": ({"oneOf": [{"type": "string"}, {"type": "boolean"}]}, "body.v"),
    "anyOf": ({"anyOf": [{"type": "string"}, {"type": "null"}]}, "body.v"),
}


@pytest.mark.parametrize(("rule", "schema", "at"), [(rule, *rest) for rule, rest in RULES.items()], ids=RULES)
def test_each_rule_is_broken_alone(rule: str, schema: Any, at: str) -> None:
    whole = {"type": "object", "properties": {"v": schema}}
    fixtures = made(with_body(whole))
    broken = [read(fixtures, name) for name in names(fixtures, f"invalid/{rule}.body.v")]
    assert len(broken) == 1
    assert (broken[0]["rule"], broken[0]["at"]) == (rule, at)
    assert set(broken[0]) - {"value"} == {"request", "pointer", "arguments", "rule", "at"}
    errors = list(Draft202012Validator(whole).iter_errors(broken[0]["arguments"]["body"]))
    assert errors
    assert all(rule in error.absolute_schema_path for error in errors)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "enum": []},
        {"type": "string", "minLength": 0},
        {"type": "string", "maxLength": 10_000_000},
        {"type": "array", "maxItems": 100_000},
        {"type": "array", "minItems": 0},
        {"type": "object", "maxProperties": 100_000},
        {"type": "array", "uniqueItems": False},
        {"type": "object", "additionalProperties": True},
        {"type": "string", "pattern": ""},
        {"enum": [True, False], "type": "boolean"},
        {"type": "array", "maxItems": 1000, "items": {"type": "boolean"}},
        {"anyOf": [{"type": "string"}, {}]},
    ],
)
def test_what_cannot_be_broken_alone_has_no_fixture(schema: Any) -> None:
    fixtures = made(with_body({"type": "object", "properties": {"v": schema}}))
    assert {read(fixtures, name)["rule"] for name in names(fixtures, "invalid/")} <= {"type"}


@pytest.mark.parametrize(
    ("values", "offence"),
    [([1, 2], 3), ([{"a": 1}], {"unexpected_property": "text"}), ([True], False), (["a"], "unknown-value")],
)
def test_an_unknown_constant_is_of_the_same_type(values: list[Any], offence: Any) -> None:
    fixtures = made(with_body({"enum": values}))
    assert read(fixtures, "invalid/enum.body")["arguments"] == {"body": offence}


def test_places_are_named_in_terms_of_arguments() -> None:
    schema = {
        "type": "object",
        "required": ["the-tools"],
        "properties": {
            "the-tools": {
                "type": "array",
                "minItems": 1,
                "items": {"type": "object", "properties": {"a-b": {"type": "integer", "minimum": 1}}},
            }
        },
    }
    fixtures = made(with_body(schema), spread=True)
    broken = read(fixtures, "invalid/minimum.the_tools-a-b")
    assert broken["at"] == "the_tools[0]['a-b']"
    assert broken["arguments"] == {"the_tools": [{"a-b": 0}]}
    assert read(fixtures, "invalid/required.the_tools")["at"] == "the_tools"
    assert "invalid/type.body" not in names(fixtures)


def test_a_schema_is_broken_once_however_often_it_is_reached() -> None:
    components: Json = {"Name": {"type": "string", "maxLength": 3}}
    schema = {"type": "object", "properties": {name: {"$ref": "#/components/schemas/Name"} for name in ("a", "b")}}
    assert names(made(with_body(schema), components), "invalid/maxLength") == ["invalid/maxLength.body.a"]


def test_only_the_first_place_of_each_type_gets_a_wrong_type() -> None:
    text: Json = {"type": "string"}
    schema = {"type": "object", "properties": {"a": text, "b": text, "c": {"type": ["string", "null"]}}}
    assert names(made(with_body(schema)), "invalid/type") == [
        *("invalid/type.body", "invalid/type.body.a", "invalid/type.body.c"),
    ]


def test_an_unknown_constant_breaks_the_union_and_not_its_members() -> None:
    members = [
        {
            "type": "object",
            "required": ["type", "n"],
            "properties": {"type": {"const": name}, "n": {"type": "integer", "minimum": 1}},
        }
        for name in ("a", "b")
    ]
    fixtures = made(with_body({"type": "object", "properties": {"v": {"oneOf": members}}}))
    broken = read(fixtures, "invalid/oneOf.body.v")
    assert (broken["at"], broken["arguments"]["body"]["v"]["type"]) == ("body.v", "unknown-value")
    assert names(fixtures, "invalid/const") == []
    assert len(names(fixtures, "invalid/minimum.body.v.n")) == 2
    assert read(fixtures, "invalid/minimum.body.v.n")["arguments"]["body"]["v"] == {"type": "a", "n": 0}


def test_parameters_are_broken_too() -> None:
    fixtures = made(with_parameter({"schema": {"type": "integer", "maximum": 5}}))
    broken = read(fixtures, "invalid/maximum.q")
    changed = {"request": "minimal", "pointer": "/arguments/q", "value": 6}
    assert broken == {**changed, "arguments": {"q": 6}, "rule": "maximum", "at": "q"}
    assert read(fixtures, "invalid/type.q")["arguments"] == {"q": "text"}


def test_the_rest_of_an_invalid_request_is_the_least_valid_one() -> None:
    operation = {
        **with_body(
            {
                "type": "object",
                "required": ["a"],
                "properties": {"a": {"const": 1}, "b": {"type": "integer", "maximum": 1}},
            }
        ),
        **with_parameter({"schema": {"const": "x"}}),
    }
    assert read(made(operation, spread=True), "invalid/maximum.b")["arguments"] == {"q": "x", "a": 1, "b": 2}


def test_bounds_hold_beside_multiples() -> None:
    schema = {"type": "integer", "minimum": 10, "maximum": 20, "multipleOf": 5}
    fixtures = made(with_body(schema))
    found = {name.split("/")[1]: read(fixtures, name)["arguments"]["body"] for name in names(fixtures, "invalid/m")}
    assert found == {"minimum.body": 5, "maximum.body": 25, "multipleOf.body": found["multipleOf.body"]}
    assert found["multipleOf.body"] % 5


def test_a_format_alone_makes_nothing_invalid() -> None:
    schema = {
        "type": "object",
        "properties": {"v": {"anyOf": [{"type": "integer"}, {"type": "string", "format": "uuid"}]}},
    }
    broken = [read(made(with_body(schema)), name) for name in names(made(with_body(schema)), "invalid/anyOf")]
    assert broken
    assert not any(isinstance(each["arguments"]["body"]["v"], str) for each in broken)


def test_a_rule_of_a_union_member_is_broken_in_a_request_with_that_member() -> None:
    members = [
        {"type": "object", "required": ["kind", "x"], "properties": {"kind": {"const": kind}, "x": {"type": "integer"}}}
        for kind in "abc"
    ]
    fixtures = made(with_body({"type": "object", "properties": {"v": {"oneOf": members}}}))
    broken = [read(fixtures, name) for name in names(fixtures, "invalid/required.body.v.x")]
    assert sorted(each["arguments"]["body"]["v"]["kind"] for each in broken) == ["a", "b", "c"]


def test_a_union_inside_of_hundreds_of_unions_is_broken() -> None:
    last = 700
    links = {f"S{at}": {"oneOf": [{"$ref": f"#/components/schemas/S{at + 1}"}, {"const": at}]} for at in range(last)}
    fixtures = made(with_body({"$ref": "#/components/schemas/S0"}), {**links, f"S{last}": {"type": "string"}})
    assert names(fixtures, "invalid/oneOf")


def test_where_no_valid_request_is_possible_no_invalid_one_is_searched() -> None:
    unions = [
        {"oneOf": [{"properties": {"p": {"const": f"{at}{name}"}}, "required": ["p"]} for name in "abcdefghij"]}
        for at in range(8)
    ]
    fixtures = made(with_body({"type": "object", "allOf": unions}))
    assert not names(fixtures, "invalid/")
    assert {finding.rule.code for finding in fixtures.diagnostics} == {"SM512"}
