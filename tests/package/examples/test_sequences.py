"""Bodies of webhooks, and bodies that are sequences of items."""

from __future__ import annotations

import json
from typing import Any

import pytest

from specmint.api.naming.stage import name, webhook_names
from specmint.api.schemas.view import Schemas
from specmint.ir.catalog import CallName
from specmint.package.examples.stage import exemplify
from tests.documents import DONE, Node, api, body

Json = dict[str, Any]
NUMBER: Node = {"type": "object", "required": ["number"], "properties": {"number": {"const": 7}}}


def files(paths: Node, webhooks: Node | None = None) -> tuple[dict[str, Json], list[str]]:
    """The fixtures of a document by path, and the names of what was found."""
    described = api(paths, webhooks=webhooks or {})
    calls = {each.key: CallName(("things",), each.method.lower(), "test") for each in described.operations}
    catalog = name(described, Schemas(described.document), calls, webhook_names(described.webhooks, calls))
    made = exemplify(described, calls, catalog.arguments, catalog.webhooks)
    return {path: json.loads(text) for path, text in made.files.items()}, [each.rule.name for each in made.diagnostics]


def answered(content_type: str, item: Node) -> Json | None:
    """The full answer of an operation whose items have a schema; None where there is no such fixture."""
    responses = {"200": {"description": "Good.", "content": {content_type: {"itemSchema": item}}}}
    made = files({"/things": {"get": {"responses": responses}}})[0]["things/get.json"]
    found: Json | None = made.get("responses", {}).get("200.full")
    return found


def event(**properties: Node) -> Node:
    """An event with these fields."""
    return {"type": "object", "required": list(properties), "properties": properties}


@pytest.mark.parametrize(
    ("content_type", "item", "text"),
    [
        ("application/jsonl", NUMBER, '{"number":7}\n'),
        ("application/json-seq", NUMBER, '\x1e{\n  "number": 7\n}\n'),
        ("text/event-stream", NUMBER, 'data: {"number":7}\n\n'),
        ("text/event-stream", event(data={"const": "a\nb"}), ": a comment\ndata: a\ndata: b\n\n"),
        ("text/event-stream", event(id={"const": "1"}, data=NUMBER), ': a comment\nid: 1\ndata: {"number":7}\n\n'),
    ],
    ids=["json-lines", "json-seq", "event-data", "events", "json-events"],
)
def test_a_sequence_is_shown_as_items_and_as_text(content_type: str, item: Node, text: str) -> None:
    found = answered(content_type, item)
    assert found is not None
    assert (found["text"], found["headers"]) == (text, {"content-type": content_type})
    assert len(found["items"]) == 1


def test_fields_that_no_event_has_are_left_out() -> None:
    found = answered("text/event-stream", event(data={"const": "a"}, more={"type": "string"}))
    assert found is not None
    assert found["items"] == [{"data": "a"}]


@pytest.mark.parametrize(
    "item", [event(data={"const": "a"}, id={"const": "1\n2"}), {"oneOf": [{"type": "string"}, event(data=NUMBER)]}]
)
def test_what_cannot_be_an_event_is_left_out(item: Node) -> None:
    assert answered("text/event-stream", item) is None


def test_webhooks_have_two_bodies_each() -> None:
    told: Node = {"type": "object", "required": ["a"], "properties": {"a": {"const": 1}, "b": {"const": 2}}}
    webhooks: Node = {"new-pet": {"post": {"requestBody": body(told), "responses": DONE}}}
    found, rules = files({}, webhooks)
    headers = {"content-type": "application/json"}
    assert found == {
        "webhooks/new_pet.json": {
            "webhook": "new_pet",
            "bodies": {
                "full": {"headers": headers, "body": {"a": 1, "b": 2}},
                "minimal": {"headers": headers, "body": {"a": 1}},
            },
        },
    }
    assert rules == []


@pytest.mark.parametrize("item", [{}, {"requestBody": body({}, "application/x-www-form-urlencoded")}])
def test_webhooks_without_a_body_and_forms_have_none(item: Node) -> None:
    assert files({}, {"ping": {"post": {"responses": DONE, **item}}}) == ({}, [])


def test_a_body_that_nobody_can_make_is_told() -> None:
    impossible: Node = {"type": "string", "minLength": 3, "maxLength": 1}
    assert files({}, {"ping": {"post": {"requestBody": body(impossible), "responses": DONE}}}) == (
        {},
        ["fixture-not-possible"],
    )
