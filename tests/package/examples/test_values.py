from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.package.examples.describe import Json, body, codes, made, names, read, with_body

SCHEMAS: dict[str, Any] = {
    "anything": {},
    "true": True,
    "string": {"type": "string"},
    "lengths": {"type": "string", "minLength": 30, "maxLength": 31},
    "short": {"type": "string", "maxLength": 2},
    "empty": {"type": "string", "maxLength": 0},
    "pattern": {"type": "string", "pattern": "^[A-Z]{2}-\\d{4}$"},
    "pattern and length": {"type": "string", "pattern": "^[a-f0-9]+$", "minLength": 64, "maxLength": 64},
    "look-ahead": {"type": "string", "pattern": "^(?!a)[ab]$"},
    "groups": {"type": "string", "pattern": "^(?:foo|bar)([^a-z\\s])?\\.\\w*$"},
    "integer": {"type": "integer"},
    "bounds": {"type": "integer", "minimum": -5, "maximum": -3},
    "exclusive": {"type": "integer", "exclusiveMinimum": 4, "exclusiveMaximum": 6},
    "upper bound": {"type": "integer", "maximum": -1000},
    "multiple": {"type": "integer", "multipleOf": 7, "minimum": 50},
    "decimal": {"type": "number", "multipleOf": 0.01, "exclusiveMinimum": 0, "maximum": 0.02},
    "narrow": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.001},
    "point": {"type": "number", "minimum": 0.3, "maximum": 0.3},
    "int32": {"type": "integer", "format": "int32", "minimum": 2147483600},
    "boolean": {"type": "boolean"},
    "null": {"type": "null"},
    "nullable": {"type": ["null", "string"]},
    "const": {"const": {"a": [1]}},
    "enum": {"enum": [None, "a", "b"]},
    "enum and type": {"allOf": [{"enum": ["a", 1, None]}, {"type": "integer"}]},
    "array": {"type": "array", "items": {"type": "string"}},
    "array of three": {"type": "array", "items": {"type": "integer"}, "minItems": 3, "maxItems": 3},
    "unique": {"type": "array", "items": {"enum": ["a", "b", "c"]}, "minItems": 3, "uniqueItems": True},
    "unique objects": {
        "type": "array",
        "items": {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]},
        "minItems": 2,
        "uniqueItems": True,
    },
    "unique unions": {
        "type": "array",
        "items": {"anyOf": [{"type": "boolean"}, {"type": "integer"}]},
        "minItems": 4,
        "uniqueItems": True,
    },
    "tuple": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": False},
    "contains": {"type": "array", "contains": {"const": 5}, "minContains": 2, "items": {"type": "integer"}},
    "object": {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}, "required": ["b"]},
    "undeclared": {"type": "object", "required": ["x"]},
    "map": {"type": "object", "additionalProperties": {"type": "integer"}},
    "patterns": {
        "type": "object",
        "patternProperties": {"^x-[a-z]+$": {"type": "integer"}},
        "additionalProperties": False,
    },
    "names": {"type": "object", "propertyNames": {"pattern": "^[a-z]{5}$"}, "additionalProperties": {"type": "null"}},
    "min properties": {"type": "object", "properties": {"a": {"type": "string"}}, "minProperties": 3},
    "max properties": {"type": "object", "properties": {"a": {"const": 1}, "b": {"const": 2}}, "maxProperties": 1},
    "dependent": {
        "properties": {"a": {"const": 1}, "b": {"const": 2}},
        "required": ["a"],
        "dependentRequired": {"a": ["b"], "b": ["c"]},
    },
    "dependent schema": {
        "type": "object",
        "properties": {"kind": {"const": "a"}, "size": {"type": "integer"}},
        "dependentSchemas": {"kind": {"properties": {"size": {"minimum": 1000}}}},
    },
    "all of": {
        "allOf": [
            {"properties": {"a": {"type": "integer", "minimum": 3}}, "required": ["a"]},
            {"properties": {"a": {"maximum": 3}, "b": {"type": "string"}}, "required": ["b"]},
        ]
    },
    "one of": {"oneOf": [{"type": "integer"}, {"type": "string"}]},
    "one of required": {
        "type": "object",
        "properties": {"a": {"type": "string"}, "b": {"type": "string"}, "c": {"type": "string"}},
        "oneOf": [{"required": ["a"]}, {"required": ["b"]}],
    },
    "any of beside properties": {
        "type": "object",
        "properties": {"kind": {"type": "string"}},
        "anyOf": [{"properties": {"kind": {"const": "b"}}, "required": ["kind"]}],
    },
    "first member impossible": {"anyOf": [False, {"type": "string", "minLength": 2, "maxLength": 1}, {"const": 1}]},
    "not const": {"enum": ["a", "b"], "not": {"const": "a"}},
    "not required": {
        "properties": {"a": {"const": 1}, "b": {"const": 1}},
        "type": "object",
        "not": {"required": ["a"]},
    },
    "if then": {
        "type": "object",
        "properties": {"kind": {"enum": ["card", "cash"]}, "number": {"type": "string"}},
        "required": ["kind"],
        "if": {"properties": {"kind": {"const": "card"}}},
        "then": {"required": ["number"], "properties": {"number": {"pattern": "^\\d{4}$"}}},
    },
    "else": {"type": "integer", "if": {"minimum": 1}, "then": {"minimum": 1000}, "else": {"maximum": -1000}},
    "unevaluated": {"allOf": [{"properties": {"a": {"const": 1}}}], "unevaluatedProperties": False, "type": "object"},
    "no array": {"type": "array", "items": False},
    "malformed keywords": {"type": "string", "x-minLength": "3", "title": 5, "examples": "no list"},
    **{
        f"format {name}": {"type": "string", "format": name}
        for name in (
            *("date-time", "date", "time", "duration", "email", "uuid", "uri", "hostname", "ipv4", "ipv6", "regex"),
            *("json-pointer", "relative-json-pointer", "uri-reference", "byte", "binary", "password", "unheard-of"),
        )
    },
    "format and pattern": {"type": "string", "format": "uri", "pattern": "^https://example\\.com/.*5.*$"},
    "base64": {"type": "string", "contentEncoding": "base64"},
}

RECURSIVE: Json = {
    "Node": {"type": "object", "properties": {"name": {"const": "n"}, "next": {"$ref": "#/components/schemas/Node"}}},
    "Tree": {
        "type": "object",
        "required": ["children"],
        "properties": {"children": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}},
    },
    "Chain": {
        "type": "object",
        "required": ["next"],
        "properties": {"next": {"anyOf": [{"$ref": "#/components/schemas/Chain"}, {"type": "null"}]}},
    },
    "Sum": {
        "type": "object",
        "required": ["kind", "left"],
        "properties": {"kind": {"const": "sum"}, "left": {"$ref": "#/components/schemas/Term"}},
    },
    "Literal": {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "literal"}}},
    "Term": {"oneOf": [{"$ref": "#/components/schemas/Sum"}, {"$ref": "#/components/schemas/Literal"}]},
    "Endless": {
        "type": "object",
        "required": ["self"],
        "properties": {"self": {"$ref": "#/components/schemas/Endless"}},
    },
}


def validates(schema: Any, value: Any, components: Json | None = None) -> bool:
    if schema is True:
        return True
    whole = {**schema, "components": {"schemas": components or {}}}
    return Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER).is_valid(value)


@pytest.mark.parametrize("fullness", ["minimal", "full"])
@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS.keys())
def test_values_satisfy_their_schema(schema: Any, fullness: str) -> None:
    value = body(schema, name=f"request.{fullness}")
    assert validates(schema, value)


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Node", {"name": "n"}),
        ("Tree", {"children": []}),
        ("Chain", {"next": None}),
        ("Term", {"kind": "sum", "left": {"kind": "literal"}}),
    ],
)
def test_circles_are_cut_where_they_begin_again(name: str, full: Any) -> None:
    schema = {"$ref": f"#/components/schemas/{name}"}
    assert body(schema, RECURSIVE) == full
    assert validates(schema, body(schema, RECURSIVE, "request.minimal"), RECURSIVE)


def test_endless_schemas_have_no_fixture_but_a_diagnostic() -> None:
    fixtures = made(with_body({"$ref": "#/components/schemas/Endless"}), RECURSIVE)
    assert names(fixtures) == ["response.204.full", "response.204.minimal"]
    assert "fixture-not-possible" in codes(fixtures)
    assert any("POST /things" in each.message for each in fixtures.diagnostics)


def test_a_document_full_of_circles_takes_bounded_work() -> None:
    schemas = {
        f"S{index}": {"properties": {f"p{other}": {"$ref": f"#/components/schemas/S{other}"} for other in range(12)}}
        for index in range(12)
    }
    value = body({"$ref": "#/components/schemas/S0"}, schemas)
    assert validates({"$ref": "#/components/schemas/S0"}, value, schemas)


def test_full_holds_every_property_and_minimal_only_the_required() -> None:
    schema = {
        "type": "object",
        "required": ["b"],
        "properties": {"a": {"type": "string"}, "b": {"type": "object", "properties": {"c": {"type": "array"}}}},
    }
    assert body(schema, name="request.minimal") == {"b": {}}
    full = body(schema)
    assert list(full) == ["a", "b"]
    assert len(full["b"]["c"]) == 1


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "string", "examples": ["Ada"], "default": "Bob"}, "Ada"),
        ({"type": "string", "examples": [5, "Ada"]}, "Ada"),
        ({"type": "string", "examples": [""], "default": "Bob"}, "Bob"),
        ({"type": "string", "default": None, "enum": ["x", "y"]}, "x"),
        ({"type": "string", "enum": ["x", "y"], "default": "y"}, "y"),
        ({"type": "array", "items": {"type": "integer"}, "examples": [[1, 2]]}, [1, 2]),
        ({"type": "object", "examples": [{"free": 1}]}, {"free": 1}),
        (
            {"type": "object", "properties": {"a": {"type": "integer"}, "b": {"const": 1}}, "examples": [{"a": 42}]},
            {"a": 42, "b": 1},
        ),
        ({"anyOf": [{"type": "null"}, {"const": "not null"}]}, "not null"),
    ],
)
def test_the_documents_values_go_first(schema: Any, expected: Any) -> None:
    assert body(schema) == expected


def test_parts_of_a_whole_example_are_used_where_nothing_is_better() -> None:
    operation = with_body(
        {
            "type": "object",
            "properties": {
                "own": {"type": "string", "examples": ["own"]},
                "shown": {"type": "string"},
                "wrong": {"type": "integer"},
                "list": {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"}}}},
            },
        }
    )
    media = operation["requestBody"]["content"]["application/json"]
    media["examples"] = {
        "dangling": {"$ref": "#/components/examples/none"},
        "first": {"value": {"own": "x", "shown": "s", "wrong": "w", "list": [{"id": "i"}]}},
    }
    fixtures = made(operation)
    full = read(fixtures, "request.full")["body"]
    assert full["own"] == "own"
    assert full["shown"] == "s"
    assert full["list"] == [{"id": "i"}]
    assert isinstance(full["wrong"], int)
    assert codes(fixtures) == ["example-not-valid"]


def test_an_invalid_example_is_reported_at_its_place_once() -> None:
    fixtures = made(with_body({"type": "object", "properties": {"n": {"type": "integer", "examples": ["no", 3]}}}))
    assert read(fixtures, "request.full")["body"] == {"n": 3}
    (found,) = fixtures.diagnostics
    assert (found.rule.name, found.rule.severity) == ("example-not-valid", "warning")
    assert found.pointer.endswith("/properties/n/examples/0")


def test_an_optional_part_that_cannot_be_made_is_left_out_and_reported() -> None:
    never: Json = {"type": "array", "minItems": 1, "items": False}
    schema = {
        "type": "object",
        "properties": {"a": {"const": 1}, "never": False, "list": never, "few": {**never, "minItems": 0}},
    }
    fixtures = made(with_body(schema))
    assert read(fixtures, "request.full")["body"] == {"a": 1, "few": []}
    assert {each.pointer.rpartition("/")[2] for each in fixtures.diagnostics} == {"never", "items", "list"}


def test_what_is_read_only_stays_out_of_requests_and_what_is_write_only_out_of_responses() -> None:
    components = {
        "Base": {
            "type": "object",
            "properties": {"id": {"const": 1, "readOnly": True}, "key": {"$ref": "#/components/schemas/Key"}},
        },
        "Key": {"const": "k", "writeOnly": True},
        "Thing": {
            "allOf": [{"$ref": "#/components/schemas/Base"}, {"required": ["id", "key", "name"]}],
            "properties": {"name": {"const": "n"}},
        },
    }
    schema = {"$ref": "#/components/schemas/Thing"}
    operation = with_body(schema)
    operation["responses"] = {"200": {"description": "", "content": {"application/json": {"schema": schema}}}}
    fixtures = made(operation, components)
    assert read(fixtures, "request.full")["body"] == {"name": "n", "key": "k"}
    assert read(fixtures, "request.minimal")["body"] == {"name": "n", "key": "k"}
    assert read(fixtures, "response.200.full")["body"] == {"name": "n", "id": 1}


def test_a_discriminator_gives_its_property_the_value_that_means_the_member() -> None:
    components = {
        "Cat": {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"type": "string"}, "lives": {"const": 9}},
        },
        "Dog": {
            "type": "object",
            "required": ["kind", "bark"],
            "properties": {"kind": {"type": "string"}, "bark": {"const": 1}},
        },
    }
    schema = {
        "anyOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
        "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/components/schemas/Cat"}},
    }
    assert body(schema, components)["kind"] == "cat"
    assert body(schema, components, "request.body.Dog") == {"kind": "Dog", "bark": 1}


@pytest.mark.parametrize(
    ("mapping", "kind"), [({}, "Cat"), ({"mapping": {"meow": "#/components/schemas/Cat"}}, "meow")]
)
def test_a_schema_that_others_extend_is_met_by_one_of_those(mapping: Json, kind: str) -> None:
    components: Json = {
        "Pet": {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"type": "string"}},
            "discriminator": {"propertyName": "kind", **mapping},
        },
        "Cat": {
            "allOf": [
                {"$ref": "#/components/schemas/Pet"},
                {"required": ["lives"], "properties": {"lives": {"const": 9}}},
            ]
        },
    }
    schema = {"$ref": "#/components/schemas/Pet"}
    assert body(schema, components) == {"kind": kind, "lives": 9}
    assert body(schema, components, "request.minimal") == {"kind": kind, "lives": 9}


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "pattern": "["},
        {"type": "string", "pattern": "(a"},
        {"type": "string", "minLength": 1_000_000},
        {"type": "array", "minItems": 1_000_000, "items": {}},
        {"type": "array", "minItems": 3, "maxItems": 2},
        {"type": "array", "uniqueItems": True, "minItems": 3, "items": {"type": "boolean"}},
        {"type": "integer", "minimum": 5, "maximum": 4},
        {"allOf": [{"type": "string"}, {"type": "integer"}]},
        {"const": "\ud800"},
        {"oneOf": [{}, {}]},
    ],
)
def test_what_cannot_be_satisfied_is_left_out_with_a_diagnostic(schema: Any) -> None:
    fixtures = made(with_body(schema))
    assert not any("request" in path for path in fixtures.files)
    assert set(codes(fixtures)) == {"fixture-not-possible"}


def test_malformed_keywords_are_passed_over() -> None:
    b = {"const": 2, "type": "no", "minLength": "x", "$ref": "#/no"}
    operation = with_body({"type": "object", "properties": {"a": 5, "b": b}, "required": [3, "b"], "allOf": "x"})
    fixtures = made(operation)
    assert read(fixtures, "request.full")["body"]["b"] == 2
    assert codes(fixtures) == []
