"""The requests that the server sends, the methods of path items, and bodies that are sequences."""

from __future__ import annotations

from typing import Any

import pytest

from specmint.api.resolving.stage import resolve
from tests.documents import DONE, Node, answer, api, body, document, parameter, reference

TEXT: Node = {"type": "string"}
TOLD: Node = {"requestBody": body(TEXT), "responses": DONE}


def found(paths: Node | None = None, **rest: Any) -> tuple[list[str], list[str]]:
    """The keys of operations and webhooks, and the names of the rules that were broken."""
    resolved = resolve(document(paths, **rest))
    described = resolved.api
    keys = [*(each.key for each in described.operations), *(each.key for each in described.webhooks)]
    return keys, [each.rule.name for each in resolved.diagnostics]


@pytest.mark.parametrize("field", ["webhooks", "x-webhooks"])
def test_webhooks_and_their_bodies(field: str) -> None:
    (webhook,) = api({}, **{field: {"petBorn": {"post": TOLD, "parameters": [parameter("X-Key", "header")]}}}).webhooks
    assert (webhook.key, webhook.name, webhook.callback_of) == ("WEBHOOK POST petBorn", "petBorn", None)
    assert [each.content_type for each in webhook.content] == ["application/json"]
    assert [each.name for each in webhook.operation.parameters] == ["X-Key"]


def test_a_webhook_may_stand_among_the_components() -> None:
    items: Node = {"Told": {"post": TOLD}}
    described = api({}, components={"pathItems": items}, webhooks={"petBorn": {"$ref": "#/components/pathItems/Told"}})
    assert [each.key for each in described.webhooks] == ["WEBHOOK POST petBorn"]


def test_what_the_specification_lists_goes_before_an_extension() -> None:
    described = api({}, webhooks={"one": {"post": TOLD}}, **{"x-webhooks": {"other": {"post": TOLD}}})
    assert [each.name for each in described.webhooks] == ["one"]


def test_callbacks_know_their_operation() -> None:
    callbacks: Node = {
        "a/b": {"{$request.body#/url}": {"post": TOLD}, "x-note": {"post": TOLD}},
        "shared": {"$ref": "#/components/callbacks/Shared"},
        "broken": {"$ref": "#/components/callbacks/Gone"},
    }
    described = api(
        {"/pets": {"post": {"responses": DONE, "callbacks": callbacks}}},
        components={"callbacks": {"Shared": {"https://example.com/?a": {"put": TOLD}}}},
    )
    assert [each.key for each in described.webhooks] == [
        "CALLBACK POST POST /pets a~1b/{$request.body#/url}",
        "CALLBACK PUT POST /pets shared/https://example.com/?a",
    ]
    assert {each.callback_of for each in described.webhooks} == {"POST /pets"}


def test_a_webhook_without_a_body_has_no_content() -> None:
    (webhook,) = api({}, webhooks={"ping": {"get": {"responses": DONE}}}).webhooks
    assert webhook.content == ()


def test_other_methods_are_sent_as_they_are_written() -> None:
    others: Node = {"COPY": {"responses": DONE}, "Link": {"responses": DONE}, "x": 1}
    keys, rules = found({"/pets": {"query": {"responses": DONE}, "additionalOperations": others}})
    assert keys == ["COPY /pets", "Link /pets", "QUERY /pets"]
    assert rules == []


@pytest.mark.parametrize("method", ["BAD METHOD", "", "GET\r\n", "GÉT", "GET"])
def test_a_method_that_cannot_be_sent_costs_its_operation_alone(method: str) -> None:
    others: Node = {method: {"responses": DONE}}
    keys, rules = found({"/pets": {"get": {"responses": DONE}, "additionalOperations": others}})
    assert keys == ["GET /pets"]
    assert rules == ["operation-left-out"]


def test_a_parameter_of_the_whole_query_is_left_out_by_name() -> None:
    whole: Node = {"name": "filter", "in": "querystring", "content": {"application/json": {}}}
    keys, rules = found({"/pets": {"get": {"parameters": [whole], "responses": DONE}}})
    assert keys == ["GET /pets"]
    assert rules == ["unsupported-parameter"]


def media(content_type: str, node: Node, components: Node | None = None) -> tuple[str | None, bool]:
    """Which schema of a response counts, and whether it is that of an item."""
    responses = {"200": {"description": "Good.", "content": {content_type: node}}}
    described = api({"/pets": {"get": {"responses": responses}}}, components=components or {})
    (given,) = described.operations[0].responses[0].content
    return given.schema.rpartition("/")[2] if given.schema else None, given.sequential


@pytest.mark.parametrize(
    "content_type",
    [
        "application/jsonl",
        "application/x-ndjson; charset=utf-8",
        "application/json-seq",
        "application/geo+json-seq",
        "text/event-stream",
    ],
)
def test_the_items_of_a_sequence_have_a_schema(content_type: str) -> None:
    assert media(content_type, {"itemSchema": TEXT, "schema": {"type": "array"}}) == ("itemSchema", True)
    is_events = content_type == "text/event-stream"
    assert media(content_type, {"schema": TEXT}) == (("itemSchema", True) if is_events else ("schema", False))
    assert media(content_type, {"schema": {"type": "object"}}) == ("itemSchema", True)
    assert media(content_type, {"schema": {"type": "array", "items": TEXT}}) == ("itemSchema", True)
    assert media(content_type, {}) == (("itemSchema", True) if is_events else (None, False))


@pytest.mark.parametrize("content_type", ["application/json", "multipart/mixed"])
def test_what_is_no_sequence_that_can_be_read_has_none(content_type: str) -> None:
    assert media(content_type, {"itemSchema": TEXT}) == (None, False)
    responses = {"200": {"description": "Good.", "content": {content_type: {"itemSchema": TEXT}}}}
    assert found({"/pets": {"get": {"responses": responses}}})[1] == ["unsupported-media-type"]


def test_a_media_type_may_stand_among_the_components() -> None:
    shared = {"$ref": "#/components/mediaTypes/Lines"}
    components: Node = {"mediaTypes": {"Lines": {"itemSchema": TEXT}}}
    assert media("application/jsonl", shared, components) == ("itemSchema", True)


def test_events_are_sent_as_they_are_given() -> None:
    sent = {"content": {"text/event-stream": {"itemSchema": reference("Pet")}}}
    described = resolve(document({"/pets": {"post": {"requestBody": sent, "responses": DONE}}}, {"Pet": TEXT}))
    operation = described.api.operations[0]
    assert operation.request_body is not None
    assert [(each.schema, each.sequential) for each in operation.request_body.content] == [(None, False)]
    assert [each.rule.name for each in described.diagnostics] == ["unsupported-media-type"]


def test_an_answer_stays_what_it_was() -> None:
    (operation,) = api({"/pets": {"get": {"responses": answer(TEXT)}}}).operations
    assert [each.sequential for each in operation.responses[0].content] == [False]
