from __future__ import annotations

from base64 import b64decode
from typing import Any

import pytest

from specmint.package.examples.forms import form_fields
from tests.package.examples.describe import codes, made, names, read

CARD = {"number": 1, "tags": ["a", "b"]}


@pytest.mark.parametrize(
    ("encoding", "value", "fields"),
    [
        (None, "text", [["x", "text"]]),
        (None, ["a", 1], [["x", "a"], ["x", "1"]]),
        (None, CARD, [["x", '{"number":1,"tags":["a","b"]}']]),
        ({"contentType": "application/json"}, ["a"], [["x", '["a"]']]),
        ({"contentType": "application/json"}, "a", [["x", '"a"']]),
        (
            {"style": "deepObject", "explode": True},
            CARD,
            [["x[number]", "1"], ["x[tags][0]", "a"], ["x[tags][1]", "b"]],
        ),
        ({"explode": False}, ["a", "b"], [["x", "a,b"]]),
        (None, None, []),
        (None, [None, "a"], [["x", "a"]]),
        ({"explode": False}, None, []),
        ({"contentType": "application/json"}, None, [["x", "null"]]),
        ("broken", True, [["x", "true"]]),
    ],
)
def test_a_field_is_sent_as_its_encoding_says(encoding: Any, value: object, fields: list[list[str]]) -> None:
    assert form_fields({"x": value}, {"x": encoding}) == fields


def test_a_request_tells_the_fields_of_its_form() -> None:
    schema = {"type": "object", "required": ["card"], "properties": {"card": {"const": CARD}}}
    media = {"schema": schema, "encoding": {"card": {"style": "deepObject", "explode": True}}}
    fixtures = made({"requestBody": {"content": {"application/x-www-form-urlencoded": media}, "required": True}})
    assert read(fixtures, "request.full")["form"][0] == ["card[number]", "1"]


def test_an_answer_that_is_a_form_is_the_bytes_that_arrive() -> None:
    schema = {"type": "object", "required": ["card"], "properties": {"card": {"const": "a b"}}}
    media = {"application/x-www-form-urlencoded": {"schema": schema}}
    fixtures = made({"responses": {"200": {"description": "", "content": media}}})
    assert b64decode(read(fixtures, "response.200.minimal")["base64"]) == b"card=a+b"


TEXTS = {"type": "array", "items": {"type": "string"}}


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "multipart/form-data"])
@pytest.mark.parametrize(
    ("field", "encoding"),
    [
        (TEXTS, {}),
        ({"type": "object", "additionalProperties": {"type": "string"}}, {"style": "deepObject", "explode": True}),
        ({"type": "object", "properties": {"a": TEXTS}}, {"style": "deepObject", "explode": True}),
        ({"type": "array", "items": {"type": "string", "format": "binary"}}, {}),
        ({"enum": [[], ["a"]]}, {}),
    ],
)
def test_a_required_field_is_never_one_of_which_nothing_is_sent(content_type: str, field: Any, encoding: Any) -> None:
    schema = {"type": "object", "required": ["x"], "properties": {"x": field}}
    media = {"schema": schema, "encoding": {"x": encoding}}
    fixtures = made({"requestBody": {"content": {content_type: media}, "required": True}})
    for name in names(fixtures, "request."):
        assert [pair for pair in read(fixtures, name)["form"] if pair[0].partition("[")[0] == "x"]


def test_a_form_whose_required_field_is_always_empty_is_told() -> None:
    schema = {"type": "object", "required": ["x"], "properties": {"x": {**TEXTS, "maxItems": 0}}}
    media = {"application/x-www-form-urlencoded": {"schema": schema}}
    fixtures = made({"requestBody": {"content": media, "required": True}})
    assert names(fixtures, "request.") == []
    assert codes(fixtures) == ["fixture-not-possible"]


def test_a_required_parameter_is_never_one_of_which_nothing_is_sent() -> None:
    deep = {"type": "object", "properties": {"a": TEXTS}, "required": ["a"]}
    parameter = {"in": "query", "name": "q", "required": True, "style": "deepObject", "explode": True, "schema": deep}
    fixtures = made({"parameters": [parameter]})
    assert all(read(fixtures, name)["query"] for name in names(fixtures, "request."))
