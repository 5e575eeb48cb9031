"""Whole documents of version 3 in the form of 3.1."""

from __future__ import annotations

from typing import Any

import pytest

from specmint.document.reading.openapi3 import normalise
from specmint.document.reading.stage import load
from specmint.ir.load_options import LoadOptions


def read(text: str) -> Any:
    return load("-", LoadOptions(stdin=text.encode())).document


def test_schemas_are_read_wherever_they_stand_and_nothing_else_is() -> None:
    nullable = {"type": "string", "nullable": True}
    tree = {
        "openapi": "3.0.3",
        "x-own": nullable,
        "paths": {
            "/a": {
                "parameters": [{"schema": nullable, "example": nullable}],
                "get": {
                    "responses": {
                        "200": {"headers": {"x-a": {"schema": nullable}}, "content": {"a/b": {"schema": nullable}}}
                    },
                    "callbacks": {
                        "done": {"{$url}": {"post": {"requestBody": {"content": {"a/b": {"schema": nullable}}}}}}
                    },
                },
            },
            "x-paths": nullable,
        },
        "components": {
            "schemas": {
                "nullable": {
                    "properties": {"nullable": nullable},
                    "default": nullable,
                    "additionalProperties": nullable,
                },
                "x-a": nullable,
            }
        },
    }
    formed = normalise(tree, is_30=True).tree
    new = {"type": ["string", "null"]}
    item = formed["paths"]["/a"]
    assert formed["openapi"] == "3.1.0"
    assert formed["x-own"] == formed["paths"]["x-paths"] == item["parameters"][0]["example"] == nullable
    assert item["parameters"][0]["schema"] == new
    assert item["get"]["responses"]["200"] == {"headers": {"x-a": {"schema": new}}, "content": {"a/b": {"schema": new}}}
    assert item["get"]["callbacks"]["done"]["{$url}"]["post"]["requestBody"]["content"]["a/b"]["schema"] == new
    schema = formed["components"]["schemas"]["nullable"]
    assert schema == {"properties": {"nullable": new}, "default": nullable, "additionalProperties": new}
    assert formed["components"]["schemas"]["x-a"] == new


def test_3_1_is_shared_where_it_needs_no_change() -> None:
    tree = {"openapi": "3.1.1", "components": {"schemas": {"A": {"type": ["string", "null"]}, "B": True}}}
    assert normalise(tree, is_30=False).tree is tree


def test_references_lead_into_schemas_that_were_wrapped() -> None:
    document = read("""
openapi: 3.0.3
components:
  schemas:
    A:
      nullable: true
      allOf:
        - properties: {b: {type: string}}
    B: {$ref: '#/components/schemas/A/allOf/0/properties/b'}
""")
    target = document.tree["components"]["schemas"]["B"]["$ref"]
    assert target == "#/components/schemas/A/anyOf/0/allOf/0/properties/b"
    assert document.at(target) == {"type": "string"}
    assert document.locate(target).line == 8


def test_parts_without_a_form_of_their_own_are_read_as_what_refers_to_them() -> None:
    document = read("""
openapi: 3.0.3
x-schemas: {A: {type: string, nullable: true, allOf: [{$ref: '#/definitions/0'}]}}
definitions: [{type: string, nullable: true}]
components: {schemas: {B: {$ref: '#/x-schemas/A'}, C: {$ref: '#/x-schemas/none'}}}
""")
    assert document.at("#/x-schemas/A/type") == ["string", "null"]
    assert document.at("#/definitions/0") == {"type": ["string", "null"]}


@pytest.mark.parametrize(
    ("reference", "target"),
    [
        ("#/paths/~1a%7Bid%7D/get", "#/paths/~1a{id}/get"),
        ("#pet", "#/components/schemas/Pet"),
        ("#owner", "#/components/schemas/Pet/properties/owner"),
        ("#nobody", "#nobody"),
        ("#/components/schemas/Nobody", "#/components/schemas/Nobody"),
    ],
)
def test_references_become_plain_pointers(reference: str, target: str) -> None:
    document = read(f"""
openapi: 3.1.0
paths: {{'/a{{id}}': {{get: {{}}}}}}
components:
  schemas:
    Pet: {{$anchor: pet, properties: {{owner: {{$anchor: owner}}}}}}
    B: {{anyOf: [{{$ref: '{reference}'}}]}}
""")
    assert document.tree["components"]["schemas"]["B"] == {"anyOf": [{"$ref": target}]}


def test_what_has_the_wrong_shape_is_left_out_and_pointers_stay() -> None:
    document = read("""
openapi: 3.1.0
paths:
  /a:
    parameters:
    get:
      parameters: {name: x}
      responses:
        204:
        '404': text
  /b:
components:
  schemas:
    A: {allOf: [1, {type: string}], properties: {b: , c: 1}, items: text, discriminator: {mapping: {a: 1, b: }}}
""")
    assert document.tree["paths"] == {"/a": {"get": {"responses": {"204": {}}}}, "/b": {}}
    assert document.tree["components"]["schemas"]["A"] == {
        "allOf": [{}, {"type": "string"}],
        "properties": {"b": {}, "c": {}},
        "discriminator": {"mapping": {}},
    }


def test_3_2_is_read() -> None:
    document = read("""
openapi: 3.2.0
paths:
  /a:
    query: {responses: {'200': {content: {text/event-stream: {itemSchema: {type: string, nullable: true}}}}}}
    additionalOperations: {LINK: {parameters: [{schema: {type: string, example: a}}]}}
""")
    item = document.tree["paths"]["/a"]
    assert item["query"]["responses"]["200"]["content"]["text/event-stream"]["itemSchema"]["type"] == ["string", "null"]
    assert item["additionalOperations"]["LINK"]["parameters"][0]["schema"]["examples"] == ["a"]
    assert document.version == document.tree["openapi"] == "3.2.0"
