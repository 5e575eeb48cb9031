from __future__ import annotations

from typing import Any

import pytest

from specmint.api.schemas.content import (
    body_as_keywords,
    body_schema,
    checked_schema,
    is_structured,
    offered,
    preferred,
    sent_as,
)
from specmint.api.schemas.view import Schemas
from specmint.ir.api import MediaType
from specmint.text.media_types import essence, is_json
from tests.documents import DONE, Node, api, body, operation

JSON_TYPES = [
    "application/json",
    "APPLICATION/JSON; charset=utf-8",
    "application/vnd.api+json",
    "text/json",
    "*/*",
    "application/*",
]
OTHER_TYPES = [
    "application/jsonl",
    "text/plain",
    "application/xml",
    "json",
    "application/json-seq",
    "application/octet-stream",
]
FORMS = ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded"]


@pytest.mark.parametrize("content_type", JSON_TYPES)
def test_json(content_type: str) -> None:
    assert is_json(content_type)
    assert is_structured(content_type)


@pytest.mark.parametrize("content_type", OTHER_TYPES)
def test_other_types(content_type: str) -> None:
    assert not is_json(content_type)
    assert not is_structured(content_type)


@pytest.mark.parametrize("content_type", FORMS)
def test_forms_have_structure(content_type: str) -> None:
    assert not is_json(content_type)
    assert is_structured(content_type)


def test_essence() -> None:
    assert essence(" Text/Plain ; charset=utf-8") == "text/plain"


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [
        (["text/plain", "application/json"], 1),
        (["application/vnd.api+json", "application/json"], 1),
        (["multipart/form-data", "application/x-www-form-urlencoded"], 1),
        (["text/plain", "multipart/form-data"], 1),
        (["image/png", "text/plain"], 0),
        (["application/xml", "application/problem+json"], 1),
    ],
)
def test_preferred(offered: list[str], chosen: int) -> None:
    media = tuple(MediaType(each, None, "") for each in offered)
    assert preferred(media) is media[chosen]


def test_nothing_is_preferred_of_nothing() -> None:
    assert preferred(()) is None


OBJECT: Node = {"type": "object", "properties": {"a": {"type": "string"}}}
BODIES: dict[str, tuple[Node, bool]] = {
    "an object": (body(OBJECT), True),
    "a form": (body(OBJECT, "multipart/form-data"), True),
    "an object or null": (body({**OBJECT, "type": ["object", "null"]}), False),
    "an open object with typed values": (body({**OBJECT, "additionalProperties": {"type": "string"}}), False),
    "an open object": (body({**OBJECT, "additionalProperties": True}), True),
    "an object that the server alone fills": (
        body({"type": "object", "properties": {"a": {"type": "string", "readOnly": True}}}),
        False,
    ),
    "a map": (body({"type": "object"}), False),
    "an array": (body({"type": "array"}), False),
    "bytes": (body(OBJECT, "application/octet-stream"), False),
    "no schema": ({"content": {"application/json": {}}}, False),
    "no content": ({"content": {}}, False),
}


@pytest.mark.parametrize("case", BODIES)
def test_which_bodies_become_keywords(case: str) -> None:
    node, is_spread = BODIES[case]
    described = api({"/pets": {"post": {"requestBody": node, "responses": DONE}}})
    assert (body_as_keywords(Schemas(described.document), described.operations[0]) is not None) is is_spread


def test_no_body_is_no_keywords() -> None:
    described = api({"/pets": {"get": {"responses": DONE}}})
    assert body_as_keywords(Schemas(described.document), described.operations[0]) is None


@pytest.mark.parametrize(
    ("node", "pointer"),
    [
        ({}, None),
        ({"requestBody": {"content": {}}}, None),
        ({"requestBody": {"content": {"application/json": {}}}}, None),
        ({"requestBody": body({})}, "#/paths/~1pets/post/requestBody/content/application~1json/schema"),
    ],
)
def test_the_schema_of_a_body(node: Any, pointer: str | None) -> None:
    assert body_schema(operation(method="post", **node)) == pointer


@pytest.mark.parametrize(
    ("content_type", "named"),
    [
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("text/*", "text/plain"),
        ("image/*", "application/octet-stream"),
        (" text/csv; header=present", "text/csv; header=present"),
    ],
)
def test_a_range_is_sent_as_a_type_that_it_includes(content_type: str, named: str) -> None:
    assert sent_as(content_type) == named


@pytest.mark.parametrize(
    ("content_type", "schema", "is_checked"),
    [
        ("application/json", {"type": "boolean"}, True),
        ("text/plain", {"type": "string", "maxLength": 3}, True),
        ("text/plain", {"type": "boolean"}, False),
        ("image/png", {"type": "object"}, False),
    ],
)
def test_what_is_sent_as_it_is_is_checked_only_as_text(content_type: str, schema: Node, is_checked: bool) -> None:  # noqa: FBT001 - a column of the table
    described = api({"/pets": {"post": {"requestBody": body(schema, content_type), "responses": DONE}}})
    (found,) = described.operations
    assert found.request_body is not None
    (media,) = found.request_body.content
    assert (checked_schema(Schemas(described.document), media) is not None) is is_checked


def test_what_spells_in_another_way_what_json_says_makes_no_type() -> None:
    thing: Node = {"type": "object"}
    content: Node = {
        "application/xml": {"schema": {**thing, "xml": {"name": "thing"}}},
        "application/json": {"schema": thing},
        "application/json;v=2": {"schema": thing},
        "text/csv": {"schema": {"type": "string"}},
        "application/pdf": {"schema": {"type": "string", "format": "binary"}},
        "image/png": {},
    }
    responses = {"200": {"description": "", "content": content}}
    described = api({"/things": {"get": {"responses": responses}}})
    given = described.operations[0].responses[0].content
    names = [media.content_type for media in offered(described.document, given)]
    assert names == ["application/json", "text/csv", "application/pdf", "image/png"]
    assert [each.content_type for each in offered(described.document, given[:1])] == ["application/xml"]
