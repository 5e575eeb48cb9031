"""What changes say beside their rules, and what is no difference."""

from __future__ import annotations

from typing import Any

import pytest

from specmint.changes.comparing.wire.compare import wire_changes
from specmint.changes.comparing.wire.locations import excerpt
from specmint.changes.comparing.wire.words import listed, shown
from tests.changes.comparing.wire.documents import DONE, Node, changed_rules, document, held, scope, with_content

PET = {"$ref": "#/components/schemas/Pet"}


def pets(pet: Node, **more: Any) -> Node:
    """Two operations that give the same component, one of them also takes it."""
    content = {"content": {"application/json": {"schema": PET}}}
    answer = {"responses": {"200": {"description": "Good.", **content}}}
    paths = {"/pets": {"get": answer, "post": {**answer, "requestBody": content}}}
    return document(paths=paths, schemas={"Pet": pet, **more})


def test_a_difference_that_many_operations_reach_is_told_once_a_direction() -> None:
    old = pets({"type": "object", "properties": {"name": {"type": "string"}, "mother": PET}})
    new = pets({"type": "object", "properties": {"name": {"type": "string", "maxLength": 9}, "mother": PET}})
    changes = wire_changes(scope(old), scope(new))
    assert [(each.rule.id, each.subject, each.operations, each.calls) for each in changes] == [
        ("request-max-length-added", "Pet.name", ("POST /pets",), ("pets.create",)),
        ("response-max-length-added", "Pet.name", ("GET /pets", "POST /pets"), ("pets.retrieve", "pets.create")),
    ]
    assert changes[0].message == "Pet.name must have at most 9 characters now."
    assert [each.level for each in changes] == ["breaking", "info"]


def test_a_change_shows_both_places() -> None:
    old, new = held({"type": "string", "minLength": 1}, "request"), held({"type": "string"}, "request")
    (change,) = wire_changes(scope(old, "old.json"), scope(new, "new.json"))
    assert change.old
    assert change.new
    assert change.old.pointer.endswith("/properties/value/minLength")
    assert change.new.pointer.endswith("/properties/value")
    assert change.old.excerpt == '{\n  "type": "string",\n  "minLength": 1\n}'
    assert change.subject == "request body value"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"type": ["string", "null"]}, {"anyOf": [{"type": "string"}, {"type": "null"}]}),
        ({"type": "object", "properties": {"a": {}}}, {"allOf": [{"type": "object"}, {"properties": {"a": {}}}]}),
        ({"type": "array", "items": {}}, {"type": "array"}),
        ({"type": "object", "additionalProperties": True}, {"type": "object", "additionalProperties": {}}),
        ({"type": "string", "const": "a"}, {"type": "string", "enum": ["a"]}),
        ({"type": "integer", "minimum": 1}, {"type": "integer", "minimum": 1.0}),
        ({"type": "array", "minItems": 0}, {"type": "array"}),
        ({"oneOf": [{"type": "string"}]}, {"type": "string"}),
        ({"type": ["string", "integer"]}, {"type": ["integer", "string"]}),
        ({"type": "string", "x-note": 1}, {"type": "string", "x-note": 2}),
        ({"type": "object", "then": {"required": ["a"]}}, {"type": "object"}),
        ({"not": {"$ref": "#/components/schemas/Cat"}}, {"not": {"$ref": "#/components/schemas/Cat"}}),
    ],
)
def test_two_ways_to_write_the_same_are_no_difference(old: Node, new: Node) -> None:
    assert changed_rules(held(old, "request"), held(new, "request")) == set()
    assert changed_rules(held(new, "response"), held(old, "response")) == set()


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ({"type": "boolean"}, {"oneOf": [{"type": "string"}, {"type": "array"}]}, {"request-type-changed"}),
        ({"oneOf": [{"type": "string"}, {"type": "array"}]}, {"type": "boolean"}, {"request-type-changed"}),
        ({}, False, {"request-type-narrowed"}),
        (
            {"type": "string", "pattern": "a"},
            {"type": "string", "allOf": [{"pattern": "a"}, {"pattern": "b"}]},
            {"request-pattern-added"},
        ),
        ({"type": "object"}, {"type": "object", "required": ["a"]}, {"request-property-became-required"}),
        ({"type": "string", "enum": ["a", None]}, {"type": "string", "enum": ["a"]}, set()),
        ({"if": {}, "then": {"minLength": 1}}, {"if": {}, "else": {"minLength": 1}}, {"request-condition-changed"}),
        ({"not": {"not": {"const": 1}}}, {"not": {"not": {"const": 2}}}, {"request-not-changed"}),
        ({"not": {"const": 1}}, {"not": {"const": 1, "description": "One."}}, set()),
        ({"contains": {"const": 1}}, {"contains": True}, {"request-contains-removed"}),
        ({"discriminator": {"propertyName": "a"}}, {"discriminator": {"propertyName": "a"}, "title": "A"}, None),
    ],
)
def test_what_is_sent(old: Node, new: Any, rules: set[str] | None) -> None:
    expected = {"schema-documentation-changed"} if rules is None else rules
    assert changed_rules(held(old, "request"), held(new, "request")) == expected


def test_a_member_is_known_by_what_it_is_whatever_its_place_and_name() -> None:
    text, number = {"type": "string"}, {"type": "integer"}
    shop = {"type": "object", "properties": {"street": text, "city": text, "open": text}}
    moved = {"type": "object", "properties": {"street": text, "city": text, "open": number}}
    old = held({"anyOf": [{"type": "array", "items": text}, shop, {"title": "Other", **text}]}, "response")
    new = held({"anyOf": [{"title": "Other", **number}, {"type": "array", "items": text}, moved]}, "response")
    found = [change.subject for change in wire_changes(scope(old), scope(new))]
    assert found == ["response 200 value(Other)", "response 200 value(option 3).open"]


def test_what_extends_a_schema_stands_for_it() -> None:
    pet = {"type": "object", "discriminator": {"propertyName": "kind"}, "properties": {"kind": {"type": "string"}}}
    cat = {"allOf": [PET, {"type": "object", "properties": {"lives": {"type": "integer"}}}]}
    fewer = {"allOf": [PET, {"type": "object", "properties": {}}]}
    assert changed_rules(pets(pet, Tom=cat), pets(pet, Tom=fewer)) == {
        "request-property-removed",
        "response-property-removed",
    }
    assert changed_rules(pets(pet, Tom=cat), pets(pet, Tom=cat, Rex=cat)) == {
        "request-union-member-added",
        "response-union-member-added",
    }


def test_a_body_that_is_no_longer_described() -> None:
    described = with_content({"application/json": {"schema": {"type": "string"}}}, "response")
    anything = with_content({"application/json": {}}, "response")
    assert changed_rules(described, anything) == {"response-type-widened"}
    assert changed_rules(anything, described) == {"response-type-narrowed"}
    assert changed_rules(anything, with_content({"Application/JSON": {"schema": {}}}, "response")) == set()


def test_a_parameter_without_a_schema_may_be_anything() -> None:
    named = {"name": "limit", "in": "query"}
    old = document({"parameters": [{**named, "schema": {"type": "integer"}}]})
    new = document({"parameters": [{**named, "content": {"application/json": {}}}]})
    assert changed_rules(old, new) == {"request-type-widened", "parameter-content-type-changed"}
    assert "request-type-narrowed" in changed_rules(new, old)


def test_a_security_scheme_by_another_name_is_the_same() -> None:
    scheme = {"type": "http", "scheme": "bearer"}
    old = document({"security": [{"token": []}]}, components={"securitySchemes": {"token": scheme}})
    new = document({"security": [{"bearer": []}]}, components={"securitySchemes": {"bearer": scheme}})
    assert wire_changes(scope(old), scope(new)) == ()


def test_a_callback_belongs_to_the_call_of_its_operation() -> None:
    old = document(webhooks={"sold": {"post": {**DONE, "summary": "Sold."}}})
    new = document(webhooks={"sold": {"post": {**DONE, "summary": "It was sold."}}})
    (change,) = wire_changes(scope(old), scope(new))
    assert change.operations == ("WEBHOOK POST sold",)
    assert change.calls == ("webhooks.sold",)


def test_a_long_excerpt_is_cut() -> None:
    deep: Any = "end"
    for _ in range(9):
        deep = {"inside": deep}
    assert excerpt(deep).count("inside") == 5
    assert excerpt({"description": "x" * 999}).count("x") == 200
    assert len(excerpt([{str(index): index for index in range(99)}] * 99).splitlines()) == 61
    assert excerpt([1] * 99).count("1") == 40


def test_long_facts_are_cut() -> None:
    assert len(shown("x" * 999)) == 100
    assert listed(map(str, range(20))) == "0, 1, 2, 3, 4, 5, 6 or 13 more"
    assert listed([]) == "nothing"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"const": 0}, {"const": False}),
        ({"enum": [1, 2]}, {"enum": [True, 2]}),
        ({"type": "object", "const": {"a": [0]}}, {"type": "object", "const": {"a": [False]}}),
    ],
)
def test_false_is_not_zero(old: Node, new: Node) -> None:
    for schemas in ((old, new), (new, old)):
        inline = [held(schema, "request") for schema in schemas]
        named = [pets({"type": "object", "properties": {"a": schema}}) for schema in schemas]
        for before, after in (inline, named):
            assert wire_changes(scope(before), scope(after))
            assert not wire_changes(scope(before), scope(before))
