"""What stands beside a reference to anything but a schema or a path item is ignored, as the specification says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from specmint.api.resolving.stage import resolve
from specmint.document.reading.openapi3 import normalise
from specmint.document.reading.stage import load
from specmint.ir.load_options import LoadOptions

if TYPE_CHECKING:
    from specmint.ir.api import Api, Operation

Node = dict[str, Any]

BESIDE: Node = {
    "name": "other",
    "in": "header",
    "required": True,
    "content": {},
    "schema": {"type": "integer"},
    "x-own": 1,
    "type": "http",
    "value": 2,
    "summary": "Short.",
    "description": "Long.",
}
COUNTED = {"3.0.3": set[str](), "3.1.1": {"summary", "description"}, "3.2.0": {"summary", "description"}}
TEXT: Node = {"application/json": {"schema": {"type": "string"}}}


def with_references(version: str) -> Node:
    """A document with a reference and all its siblings in each place that may hold a Reference Object."""

    def to(section: str) -> Node:
        return {"$ref": f"#/components/{section}/A", **BESIDE}

    response = {"description": "", "headers": {"h": to("headers")}, "links": {"l": to("links")}}
    operation: Node = {
        "parameters": [to("parameters")],
        "requestBody": to("requestBodies"),
        "responses": {"200": response, "400": to("responses")},
        "callbacks": {"c": to("callbacks")},
    }
    components = {
        section: {"A": {}, "B": to(section)}
        for section in ("parameters", "requestBodies", "responses", "headers", "links", "callbacks", "securitySchemes")
    }
    example = {"schema": {}, "examples": {"e": to("examples")}}
    components["parameters"]["C"] = {"name": "c", "in": "query", **example}
    components["mediaTypes"] = {"A": {}, "B": to("mediaTypes")}
    return {"openapi": version, "paths": {"/a": {"get": operation}}, "components": components}


def references(node: Any) -> list[Node]:
    if isinstance(node, list):
        return [found for each in node for found in references(each)]
    if not isinstance(node, dict):
        return []
    own = [node] if "$ref" in node else []
    return [*own, *(found for each in node.values() for found in references(each))]


@pytest.mark.parametrize("version", sorted(COUNTED))
def test_only_what_the_version_counts_stays_beside_a_reference(version: str) -> None:
    tree = with_references(version)
    formed = references(normalise(tree, is_30=version == "3.0.3").tree)
    assert len(formed) == len(references(tree)) == 15
    assert all(set(each) == {"$ref"} | COUNTED[version] for each in formed)


def test_what_stands_beside_the_reference_of_a_path_item_or_a_schema_counts() -> None:
    paths = {"/a": {"$ref": "#/components/pathItems/A", "get": {"responses": {}}}}
    schemas = {"A": {"$ref": "#/components/schemas/B", "minLength": 2}, "B": {"type": "string"}}
    tree = {"openapi": "3.1.1", "paths": paths, "components": {"pathItems": {"A": {}}, "schemas": schemas}}
    assert normalise(tree, is_30=False).tree == tree


def read(tree: Node) -> Api:
    return resolve(load("-", LoadOptions(stdin=json.dumps(tree).encode())).document).api


def both(version: str, beside: Node) -> tuple[Operation, Operation]:
    """The same operation, said by plain references and by such with something beside them."""

    def operation(extra: Node) -> Node:
        return {
            "parameters": [{"$ref": "#/components/parameters/Filter", **extra}],
            "requestBody": {"$ref": "#/components/requestBodies/Pet", **extra},
            "responses": {"200": {"$ref": "#/components/responses/Pet", **extra}},
        }

    components = {
        "parameters": {"Filter": {"name": "filter", "in": "query", "schema": {"type": "string"}, "description": "A"}},
        "requestBodies": {"Pet": {"content": TEXT, "description": "A"}},
        "responses": {"Pet": {"description": "A", "content": TEXT}},
    }
    info = {"title": "Pets", "version": "1"}
    paths = {"/a": {"post": operation({})}, "/b": {"post": operation(beside)}}
    first, second = read({"openapi": version, "info": info, "paths": paths, "components": components}).operations
    return first, second


@pytest.mark.parametrize("version", sorted(COUNTED))
def test_parameters_bodies_and_answers_are_those_that_the_reference_leads_to(version: str) -> None:
    plain, extended = both(version, {name: BESIDE[name] for name in BESIDE.keys() - COUNTED["3.1.1"]})
    assert extended.parameters == plain.parameters
    assert extended.request_body == plain.request_body
    assert extended.responses == plain.responses


@pytest.mark.parametrize(("version", "told"), [("3.0.3", "A"), ("3.1.1", "Long."), ("3.2.0", "Long.")])
def test_a_description_beside_a_reference_counts_since_31(version: str, told: str) -> None:
    _, described = both(version, {"description": "Long."})
    assert described.request_body is not None
    assert described.parameters[0].description == told
    assert described.request_body.description == told
    assert described.responses[0].description == told


def test_the_same_in_swagger_2() -> None:
    definition = {"type": "object", "properties": {"a": {"type": "string"}}}
    parameters: Node = {
        "Filter": {"name": "filter", "in": "query", "type": "string"},
        "Pet": {"name": "pet", "in": "body", "schema": {"$ref": "#/definitions/Pet"}},
    }
    item: Node = {
        "parameters": [
            {"$ref": "#/parameters/Filter", "in": "body", "name": "x"},
            {"$ref": "#/parameters/Pet", "in": "query", "required": True},
        ],
        "responses": {"200": {"$ref": "#/responses/Pet", "schema": {"type": "string"}, "description": "x"}},
    }
    tree = {
        "swagger": "2.0",
        "info": {"title": "Pets", "version": "1"},
        "paths": {"/a": {"post": item}},
        "definitions": {"Pet": definition},
        "parameters": parameters,
        "responses": {"Pet": {"description": "A pet.", "schema": {"$ref": "#/definitions/Pet"}}},
    }
    (operation,) = read(tree).operations
    assert [(each.name, each.location) for each in operation.parameters] == [("filter", "query")]
    assert operation.request_body is not None
    assert not operation.request_body.required
    assert operation.request_body.content[0].schema is not None
    assert operation.responses[0].description == "A pet."
    assert operation.responses[0].content[0].schema == "#/components/responses/Pet/content/application~1json/schema"
