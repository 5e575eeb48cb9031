from __future__ import annotations

import json

import pytest

from tests.package.examples.describe import FILE, Json, codes, made, names, read, with_body, with_parameter

TOOLS: Json = {
    "Webhook": {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"const": "webhook"}, "url": {"const": "u"}},
    },
    "Hangup": {"type": "object", "required": ["type"], "properties": {"type": {"enum": ["hangup"]}}},
}
UNION: Json = {"oneOf": [{"$ref": "#/components/schemas/Webhook"}, {"$ref": "#/components/schemas/Hangup"}]}


def test_a_request_says_how_it_is_called_and_what_is_on_the_wire() -> None:
    operation = {
        **with_body({"type": "object", "required": ["the-name"], "properties": {"the-name": {"const": "Ada"}}}),
        "parameters": [
            {"in": "path", "name": "id", "required": True, "schema": {"const": "a b/c"}},
            {"in": "query", "name": "page", "required": True, "schema": {"const": 2}},
            {"in": "query", "name": "flag", "schema": {"const": True}},
            {"in": "header", "name": "X-Trace", "schema": {"const": "t"}},
            {"in": "cookie", "name": "session", "schema": {"const": "s"}},
            {"in": "cookie", "name": "theme", "schema": {"const": "dark blue"}},
        ],
    }
    fixtures = made(operation, path="/things/{id}/x", spread=True)
    assert read(fixtures, "request.minimal") == {
        "arguments": {"id": "a b/c", "page": 2, "the_name": "Ada"},
        "path": "/things/a%20b%2Fc/x",
        "query": [["page", "2"]],
        "body": {"the-name": "Ada"},
    }
    whole = json.loads(fixtures.files[FILE])
    assert (whole["call"], whole["method"]) == ("things.create", "POST")
    assert whole["body"] == {"content_type": "application/json", "fields": {"the-name": "the_name"}}
    assert "the_name" not in whole["requests"]["minimal"]["arguments"]
    full = read(fixtures, "request.full")
    assert full["query"] == [["page", "2"], ["flag", "true"]]
    assert full["headers"] == {"x-trace": "t", "cookie": "session=s; theme=dark%20blue"}
    assert full["arguments"]["x_trace"] == "t"


def test_a_call_without_anything_leaves_everything_out() -> None:
    assert read(made({}), "request.full") == {"arguments": {}, "path": "/things"}


def test_an_optional_body_is_not_part_of_the_least_request() -> None:
    fixtures = made(with_body({"type": "object", "properties": {"a": {"const": 1}}}, required=False))
    assert "body" not in read(fixtures, "request.minimal")
    assert read(fixtures, "request.full")["arguments"] == {"body": {"a": 1}}


def test_a_required_body_without_required_fields_is_an_empty_object() -> None:
    fixtures = made(with_body({"type": "object", "properties": {"a": {"const": 1}}}), spread=True)
    assert read(fixtures, "request.minimal")["body"] == {}


def test_every_member_of_every_union_has_a_request() -> None:
    schema = {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"const": 1},
            "tools": {"type": "array", "items": UNION},
            "by_name": {"type": "object", "additionalProperties": {"anyOf": [{"type": "string"}, {"type": "integer"}]}},
            "pair": {"type": "array", "prefixItems": [{"const": 1}, {"oneOf": [{"const": 2}, {"const": 3}]}]},
            "maybe": {"anyOf": [{"type": "string"}, {"type": "null"}]},
            "titled": {
                "oneOf": [{"title": "A b", "type": "string"}, {"title": "C", "type": "integer"}, {"type": "null"}]
            },
        },
    }
    fixtures = made(with_body(schema), TOOLS, spread=True)
    members = set(names(fixtures, "request.")) - {"request.minimal", "request.full"}
    assert members == {
        *("request.tools.webhook", "request.tools.hangup", "request.by_name.key.string", "request.by_name.key.integer"),
        *("request.pair.0", "request.pair.1", "request.titled.A-b", "request.titled.C", "request.titled.null"),
    }
    assert read(fixtures, "request.tools.webhook")["body"] == {"id": 1, "tools": [{"type": "webhook", "url": "u"}]}
    assert read(fixtures, "request.pair.1")["body"]["pair"] == [1, 3]
    assert read(fixtures, "request.titled.null")["body"] == {"id": 1, "titled": None}
    assert codes(fixtures) == []


def test_a_union_within_a_union_is_reached() -> None:
    components = {**TOOLS, "Outer": {"type": "object", "required": ["inner"], "properties": {"inner": UNION}}}
    schema = {"oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/Outer"}]}
    fixtures = made(with_body(schema), components)
    assert names(fixtures, "request.body") == [
        *("request.body.string", "request.body.Outer", "request.body.inner.webhook", "request.body.inner.hangup"),
    ]
    assert read(fixtures, "request.body.inner.hangup")["body"] == {"inner": {"type": "hangup"}}


def test_a_union_of_a_parameter_has_its_requests_too() -> None:
    fixtures = made(with_parameter({"schema": {"oneOf": [{"type": "integer"}, {"enum": ["all"]}]}}))
    assert names(fixtures, "request.q") == ["request.q.integer", "request.q.1"]
    assert read(fixtures, "request.q.1")["query"] == [["q", "all"]]


def test_members_that_cannot_be_told_apart_are_left_out() -> None:
    fixtures = made(with_body({"type": "object", "properties": {"a": {"oneOf": [{}, {"type": "string"}]}}}))
    assert names(fixtures, "request.body.a") == ["request.body.a.0"]
    assert "fixture-not-possible" in codes(fixtures)


def test_around_a_member_stands_more_where_less_would_be_wrong() -> None:
    schema = {
        "type": "object",
        "properties": {"a": {"oneOf": [{"const": 1}, {"const": 2}]}, "b": {"const": 3}},
        "dependentRequired": {"a": ["b"]},
    }
    assert read(made(with_body(schema)), "request.body.a.1")["body"] == {"a": 2, "b": 3}


@pytest.mark.parametrize(
    ("content_type", "schema", "expected"),
    [
        (
            "application/x-www-form-urlencoded",
            {"properties": {"a": {"const": 1}}, "type": "object"},
            {"body": {"a": 1}},
        ),
        ("multipart/form-data", {"properties": {"a": {"const": "x"}}, "type": "object"}, {"body": {"a": "x"}}),
        ("text/plain", {"const": "hello"}, {"text": "hello"}),
        ("text/plain", {"type": "object"}, {"text": "value"}),
        ("application/octet-stream", {"const": "hello"}, {"base64": "aGVsbG8="}),
        ("application/vnd.api+json; v=1", {"const": 1}, {"body": 1}),
    ],
)
def test_bodies_of_other_media_types(content_type: str, schema: Json, expected: Json) -> None:
    fixtures = made(with_body(schema, content_type=content_type))
    request = read(fixtures, "request.full")
    assert json.loads(fixtures.files[FILE])["body"]["content_type"] == content_type
    assert {key: value for key, value in request.items() if key in {"body", "text", "base64"}} == expected


def test_a_body_without_a_schema_is_taken_from_its_example() -> None:
    operation = {"requestBody": {"required": True, "content": {"application/json": {"example": {"a": 1}}}}}
    assert read(made(operation), "request.minimal")["body"] == {"a": 1}
    operation = {"requestBody": {"required": True, "content": {"application/json": {}}}}
    assert read(made(operation), "request.minimal")["body"] == "value"


@pytest.mark.parametrize(
    "content_type", ["nonsense", "application/json\r\nX-Evil: 1", 'text/plain; a="\x00"', "application/jsön"]
)
def test_what_is_no_media_type_reaches_no_fixture(content_type: str) -> None:
    fixtures = made(with_body({"type": "string"}, content_type=content_type))
    assert not any("content_type" in text for text in fixtures.files.values())


@pytest.mark.parametrize(
    ("declared", "sent"),
    [("*/*", "application/json"), ("text/*", "text/plain"), ("image/*", "application/octet-stream")],
)
def test_a_range_of_media_types_is_sent_as_one_of_them(declared: str, sent: str) -> None:
    fixtures = made(with_body({"type": "string"}, content_type=declared))
    assert json.loads(fixtures.files[FILE])["body"]["content_type"] == sent


def test_a_parameters_example_is_used_if_it_can_be_sent() -> None:
    parameter = {"schema": {"type": "string"}, "examples": {"a": {"value": "shown"}}}
    assert read(made(with_parameter(parameter)), "request.full")["query"] == [["q", "shown"]]
    header = {"in": "header", "name": "X-A", "schema": {"type": "string"}, "example": "a\r\nX-Evil: 1"}
    sent = read(made(with_parameter(header)), "request.full")["headers"]["x-a"]
    assert "\n" not in sent
    dots = {"in": "path", "name": "id", "schema": {"type": "string"}, "example": ".."}
    assert read(made(with_parameter(dots), path="/things/{id}"), "request.full")["path"] != "/things/.."


def test_a_parameter_described_by_content_is_json() -> None:
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}
    parameter = {"content": {"application/json": {"schema": schema, "example": {"a": "ä"}}}}
    assert read(made(with_parameter(parameter)), "request.full")["query"] == [["q", '{"a":"ä"}']]


def test_a_parameter_that_cannot_be_written_is_left_out_if_it_may() -> None:
    nested = {"type": "object", "properties": {"a": {"type": "array", "items": {"type": "string"}}}}
    fixtures = made({"parameters": [{"in": "query", "name": "q", "schema": nested}]})
    assert "query" not in read(fixtures, "request.full")
    assert codes(fixtures) == ["fixture-not-possible"]
    deep = made(
        {"parameters": [{"in": "query", "name": "q", "schema": nested, "style": "deepObject", "explode": True}]}
    )
    assert read(deep, "request.full")["query"][0][0] == "q[a][0]"


def test_a_field_that_wants_a_parameters_name_is_not_written_wrong() -> None:
    schema = {"type": "object", "properties": {"a": {"const": 1}}, "additionalProperties": {"const": 2}}
    operation = {**with_body(schema), **with_parameter({"name": "key", "schema": {"const": "k"}})}
    fixtures = made(operation, spread=True)
    assert names(fixtures, "request") == ["request.minimal"]
    assert codes(fixtures) == ["fixture-not-possible"]


def test_numbers_that_json_does_not_have_are_not_written() -> None:
    for media in ({"example": float("inf")}, {"schema": {"const": float("inf")}}):
        fixtures = made({"requestBody": {"required": True, "content": {"application/json": media}}})
        assert names(fixtures, "request") == []
        assert "fixture-not-possible" in codes(fixtures)


def test_lone_surrogates_in_the_document_harm_nothing_else() -> None:
    schema = {"type": "object", "properties": {"a": {"const": "\ud800"}, "\udfff": {"const": 1}, "b": {"const": 2}}}
    assert read(made(with_body(schema)), "request.full")["body"]["b"] == 2


def test_references_that_lead_nowhere_allow_anything() -> None:
    schema = {"type": "object", "properties": {"a": {"$ref": "#/no"}, "b": {"const": 1}}, "required": ["a", "b"]}
    fixtures = made(with_body(schema))
    assert read(fixtures, "request.minimal")["body"].keys() == {"a", "b"}
    assert codes(fixtures) == []
