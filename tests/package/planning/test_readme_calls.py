"""The calls that a README shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from specmint.api.schemas.view import Schemas
from specmint.package.examples.stage import exemplify
from specmint.package.planning.readme_calls import WIDTH
from specmint.package.planning.settings import Settings
from specmint.package.planning.stage import plan
from tests.documents import DONE, Node, api, catalog

if TYPE_CHECKING:
    from specmint.ir.package import Package

TEXT: Node = {"type": "string"}
NAMED: Node = {"name": "id", "in": "path", "required": True, "schema": TEXT}


def planned(paths: Node, **more: Any) -> Package:
    described = api(paths, **more)
    named = catalog(described)
    settings = Settings("pets", "s", "1", {}, exemplify(described, named.calls, named.arguments).files)
    return plan(described, Schemas(described.document), named, {"models": {}, "params": {}}, settings)


def first(paths: Node, **more: Any) -> str:
    call = planned(paths, **more).readme.first
    return "\n".join(call.lines) if call else ""


def body(schema: Node, **more: Any) -> Node:
    return {"requestBody": {"content": {"application/json": {"schema": schema}}, **more}, "responses": DONE}


def test_the_first_call_changes_nothing_and_needs_nothing() -> None:
    operations = {"delete": {"responses": DONE}, "post": {"responses": DONE}, "get": {"responses": DONE}}
    one = {"get": {"parameters": [NAMED], "responses": DONE}}
    assert first({"/admin": {"delete": {"responses": DONE}}, "/pets": operations, "/pets/{id}": one}).startswith(
        "client.pets.list("
    )


def test_a_list_comes_before_what_else_needs_nothing() -> None:
    assert (
        first(
            {
                "/about": {"get": {"operationId": "getAbout", "responses": DONE}},
                "/pets": {"get": {"responses": DONE}, "post": {"responses": DONE}},
            }
        )
        == "client.pets.list()"
    )


def test_what_has_no_answer_in_the_fixtures_comes_last() -> None:
    refused = {"get": {"responses": {"404": {"description": ""}}}}
    assert first({"/error": refused, "/pets/{id}": {"get": {"parameters": [NAMED], "responses": DONE}}}).startswith(
        "client.pets.retrieve("
    )


def test_where_all_change_something_the_best_known_one_comes_first_and_what_deletes_last() -> None:
    schema = {"type": "object", "properties": {"a": TEXT, "b": TEXT}}
    paths = {"/a": {"delete": {"responses": DONE}}, "/b": {"post": {"responses": DONE}}, "/c": {"post": body(schema)}}
    assert first(paths).startswith("client.c.create(a=")


def test_values_are_those_of_a_request_that_was_validated() -> None:
    schema = {
        "type": "object",
        "required": ["kind", "tags", "at"],
        "properties": {
            "kind": {"enum": ["cat", "dog"]},
            "tags": {"type": "array", "items": TEXT, "minItems": 1},
            "at": {"type": "string", "format": "date-time"},
        },
    }
    call = first({"/pets": {"post": body(schema, required=True)}})
    assert '"cat"' in call or '"dog"' in call
    assert "..." not in call


@pytest.mark.parametrize(
    ("schema", "call"),
    [
        ({"type": "object", "properties": {"a": TEXT}}, "(a="),
        ({"type": "object", "properties": {"a": TEXT, "b": TEXT}, "dependentRequired": {"a": ["b"]}}, "()"),
        ({"type": "object", "properties": {"a": TEXT}, "required": ["a"]}, "()"),
        ({"type": "object", "properties": {"a": {"type": "object"}}}, "()"),
    ],
)
def test_a_field_that_may_stand_alone_shows_how_an_optional_body_is_passed(schema: Node, call: str) -> None:
    assert first({"/pets": {"post": body(schema)}}).startswith(f"client.pets.create{call}")


def test_a_long_call_has_a_line_for_each_argument() -> None:
    many = {"type": "array", "items": TEXT, "minItems": 12}
    schema = {
        "type": "object",
        "required": ["names", "inner"],
        "properties": {"names": many, "inner": {"type": "object", "required": ["of"], "properties": {"of": many}}},
    }
    call = planned({"/pets": {"post": body(schema, required=True)}}).readme.first
    assert call is not None
    assert (call.lines[0], call.lines[-1]) == ("client.pets.create(", ")")
    assert all(len(line) <= WIDTH for line in call.lines)
    compile("\n".join(call.lines), "README.md", "exec")


def test_a_call_that_no_request_could_be_made_for_is_not_shown() -> None:
    impossible = {
        "type": "object",
        "required": ["a"],
        "properties": {"a": {"type": "string", "minLength": 2, "maxLength": 1}},
    }
    package = planned({"/pets": {"post": body(impossible, required=True)}})
    assert (package.readme.first, package.readme.others) == (None, ())


def test_the_first_call_has_the_keys_that_it_needs() -> None:
    schemes: Node = {
        "login": {"type": "http", "scheme": "basic"},
        "key": {"type": "apiKey", "in": "query", "name": "k"},
        "other": {"type": "http", "scheme": "bearer"},
    }
    operation = {"responses": DONE, "security": [{}, {"login": [], "key": []}, {"other": []}]}
    package = planned({"/pets": {"get": operation}}, components={"securitySchemes": schemes})
    assert [(each.argument, each.placeholder) for each in package.readme.credentials] == [
        ("login", ("user", "password")),
        ("key", "..."),
    ]
