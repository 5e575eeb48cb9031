"""What is left of a document when only some operations are wanted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from specmint.diagnostics import rules_references
from specmint.document.reading.document import ReadDocument
from specmint.document.reading.reduction import reduced
from specmint.document.reading.source import Source, read_source
from specmint.document.reading.stage import parse_source
from specmint.ir.document import Document, child
from tests.documents import DONE, Node, answer, body, document, parameter, reference

if TYPE_CHECKING:
    from pathlib import Path

HEAD: Node = {"openapi": "3.1.0", "info": {"title": "Pets", "version": "1"}}
LEAF: Node = {"type": "object", "properties": {"x": {"type": "string"}}}


def _at(method: str, path: str = "/a") -> tuple[str, str]:
    """The pointers of an operation and of the path item around it."""
    return child("#/paths", path), child("#/paths", path, method)


def _left(tree: Node, *pointers: str) -> ReadDocument:
    loaded = parse_source(Source("spec.json", json.dumps(tree).encode(), {}))
    left = reduced(loaded.document, pointers, loaded.diagnostics).document
    assert isinstance(left, ReadDocument)
    return left


def _schemas(operation: Node, schemas: Node, **rest: Any) -> set[str]:
    """The schemas that are left for one operation of 3.1."""
    components = {"schemas": schemas, **rest.pop("components", {})}
    tree = {**HEAD, "paths": {"/a": {"get": operation}, "/b": {"get": {"responses": DONE}}}, "components": components}
    left = _left({**tree, **rest}, *_at("get"))
    assert left.written["components"]["schemas"].keys() == left.tree["components"]["schemas"].keys()
    return set(left.tree["components"]["schemas"])


def test_paths_and_methods_that_are_not_wanted_are_gone() -> None:
    item = {"get": {"responses": DONE}, "post": {"responses": DONE}, "summary": "Both."}
    tree = {**HEAD, "paths": {"/a": item, "/b": item}, "webhooks": {"w": item}, "x-more": {"y": 1}}
    left = _left(tree, *_at("get", "/b")).tree
    assert left["paths"] == {"/b": {"get": {"responses": DONE}, "summary": "Both."}}
    assert (left["webhooks"], left["x-more"], left["info"]) == ({}, {"y": 1}, HEAD["info"])


def test_methods_that_are_no_fields_are_told_apart_too() -> None:
    others = {"COPY": {"responses": DONE}, "MOVE": {"responses": DONE}}
    tree = {**HEAD, "openapi": "3.2.0", "paths": {"/a": {"additionalOperations": others}}}
    left = _left(tree, "#/paths/~1a/additionalOperations/COPY").tree
    assert left["paths"]["/a"] == {"additionalOperations": {"COPY": {"responses": DONE}}}


def test_a_webhook_is_kept_where_it_is_wanted() -> None:
    tree = {**HEAD, "webhooks": {"sold": {"post": {"responses": DONE}}, "lost": {"post": {"responses": DONE}}}}
    assert _left(tree, "#/webhooks/sold", "#/webhooks/sold/post").tree["webhooks"] == {
        "sold": {"post": {"responses": DONE}}
    }


def test_schemas_are_reached_through_schemas_however_deep() -> None:
    schemas = {
        "A": {"properties": {"b": reference("B")}},
        "B": {"items": {"anyOf": [reference("C"), {"type": "null"}]}},
        "C": {"additionalProperties": reference("A"), "patternProperties": {"^x": reference("D")}},
        "D": LEAF,
        "E": {"properties": {"a": reference("A")}},
    }
    assert _schemas({"responses": answer(reference("A"))}, schemas) == {"A", "B", "C", "D"}


def test_a_reference_into_a_part_leads_to_the_whole() -> None:
    inside = {"$ref": "#/components/schemas/A/properties/b"}
    schemas = {"A": {"properties": {"b": {"type": "string"}, "c": reference("C")}}, "C": LEAF, "D": LEAF}
    assert _schemas({"responses": answer(inside)}, schemas) == {"A", "C"}


def test_all_kinds_of_components_are_reached() -> None:
    operation = {
        "parameters": [{"$ref": "#/components/parameters/p"}],
        "requestBody": {"$ref": "#/components/requestBodies/r"},
        "responses": {"200": {"$ref": "#/components/responses/s"}},
        "callbacks": {"c": {"$ref": "#/components/callbacks/c"}},
    }
    components = {
        "parameters": {"p": parameter("p", schema=reference("A")), "unused": parameter("u")},
        "requestBodies": {"r": body(reference("B"))},
        "responses": {"s": {"description": "", "headers": {"H": {"$ref": "#/components/headers/h"}}}},
        "headers": {"h": {"schema": reference("C")}},
        "callbacks": {"c": {"{$url}": {"post": {"requestBody": body(reference("D")), "responses": DONE}}}},
    }
    assert _schemas(operation, dict.fromkeys("ABCDE", LEAF), components=components) == set("ABCD")
    tree = {**HEAD, "paths": {"/a": {"get": operation}}, "components": components}
    assert _left(tree, *_at("get")).tree["components"]["parameters"].keys() == {"p"}


def test_what_a_path_says_for_all_its_operations_counts() -> None:
    item = {"parameters": [parameter("q", schema=reference("A"))], "get": {"responses": DONE}, "put": {}}
    tree = {**HEAD, "paths": {"/a": item}, "components": {"schemas": {"A": LEAF, "B": LEAF}}}
    assert _left(tree, *_at("get")).tree["components"]["schemas"].keys() == {"A"}


def test_examples_refer_to_nothing() -> None:
    schema = {"example": reference("A"), "default": reference("A"), "x-of": reference("A")}
    assert _schemas({"responses": answer(schema)}, {"A": LEAF}) == set()


@pytest.mark.parametrize("mapped", ["Cat", "#/components/schemas/Cat"])
def test_a_discriminator_reaches_what_it_names(mapped: str) -> None:
    union = {"discriminator": {"propertyName": "kind", "mapping": {"cat": mapped}}}
    assert _schemas({"responses": answer(union)}, {"Cat": LEAF, "Dog": LEAF}) == {"Cat"}


def test_a_discriminator_reaches_what_extends_its_schema() -> None:
    schemas = {
        "Pet": {**LEAF, "discriminator": {"propertyName": "kind"}},
        "Cat": {"allOf": [reference("Pet"), {"properties": {"home": reference("Home")}}]},
        "Lion": {"allOf": [reference("Cat")]},
        "Dog": {"properties": {"pet": reference("Pet")}},
        "Home": LEAF,
    }
    assert _schemas({"responses": answer(reference("Pet"))}, schemas) == {"Pet", "Cat", "Lion", "Home"}
    plain = {**schemas, "Pet": LEAF}
    assert _schemas({"responses": answer(reference("Pet"))}, plain) == {"Pet"}


@pytest.mark.parametrize(
    ("operation", "schemes"),
    [
        ({"responses": DONE}, {"usual"}),
        ({"responses": DONE, "security": [{"own": []}, {"other": []}]}, {"own", "other"}),
        ({"responses": DONE, "security": []}, set[str]()),
    ],
)
def test_security_schemes_are_reached_by_name(operation: Node, schemes: set[str]) -> None:
    scheme = {"type": "http", "scheme": "bearer"}
    components = {"securitySchemes": dict.fromkeys(("usual", "own", "other", "unused"), scheme)}
    tree = {**HEAD, "paths": {"/a": {"get": operation}}, "components": components, "security": [{"usual": []}]}
    assert _left(tree, *_at("get")).tree["components"]["securitySchemes"].keys() == schemes


def test_a_path_may_be_a_reference() -> None:
    shared = {"get": {"responses": answer(reference("A"))}, "put": {"responses": answer(reference("B"))}}
    components = {"schemas": {"A": LEAF, "B": LEAF}, "pathItems": {"P": shared}}
    tree = {**HEAD, "paths": {"/a": {"$ref": "#/components/pathItems/P"}, "/b": shared}, "components": components}
    left = _left(tree, "#/paths/~1a", "#/components/pathItems/P/get").tree
    assert left["paths"] == {"/a": {"$ref": "#/components/pathItems/P"}}
    assert left["components"]["pathItems"]["P"].keys() == {"get"}
    assert left["components"]["schemas"].keys() == {"A"}


def test_a_callback_that_is_a_reference_keeps_all_its_operations() -> None:
    item = {"post": {"requestBody": body(reference("A")), "responses": DONE}}
    more = {"additionalOperations": {"TELL": {"requestBody": body(reference("B")), "responses": DONE}}}
    components = {"pathItems": {"P": {**item, **more}}}
    operation = {"responses": DONE, "callbacks": {"c": {"{$url}": {"$ref": "#/components/pathItems/P"}}}}
    assert _schemas(operation, dict.fromkeys("ABC", LEAF), components=components) == {"A", "B"}


def test_a_reference_into_another_operation_keeps_that() -> None:
    there = {"$ref": "#/paths/~1b/get/responses/200/content/application~1json/schema"}
    tree = {
        **HEAD,
        "paths": {
            "/a": {"get": {"responses": answer(there)}},
            "/b": {"get": {"responses": answer(reference("A"))}, "put": {"responses": answer(reference("B"))}},
        },
        "components": {"schemas": {"A": LEAF, "B": LEAF}},
    }
    left = _left(tree, *_at("get")).tree
    assert {path: [*item] for path, item in left["paths"].items()} == {"/a": ["get"], "/b": ["get"]}
    assert left["components"]["schemas"].keys() == {"A"}


def test_references_into_extensions_are_followed() -> None:
    tree = {
        **HEAD,
        "paths": {"/a": {"get": {"responses": answer({"$ref": "#/x-shared/S"})}}},
        "components": {"schemas": {"A": LEAF, "B": LEAF}},
        "x-shared": {"S": {"properties": {"a": reference("A")}}},
    }
    left = _left(tree, *_at("get")).tree
    assert (left["components"]["schemas"].keys(), left["x-shared"]) == ({"A"}, tree["x-shared"])


@pytest.mark.parametrize("bad", ["#/components/schemas/Gone", "#/components/Gone/x", "#gone", "", 7, None])
def test_a_reference_that_leads_nowhere_is_left_as_it_is(bad: object) -> None:
    assert _schemas({"responses": answer({"properties": {"a": {"$ref": bad}}})}, {"A": LEAF}) == set()


@pytest.mark.parametrize("junk", [None, 7, [], {"get": 7}, {"additionalOperations": 7}])
def test_parts_may_be_anything(junk: object) -> None:
    tree = {**HEAD, "paths": {"/a": junk}, "components": {"schemas": junk}, "webhooks": junk, "security": junk}
    assert _left(tree, *_at("get")).tree["info"] == HEAD["info"]


def test_both_forms_of_an_older_document_are_reduced() -> None:
    paths: Node = {
        "/a": {
            "parameters": [{"$ref": "#/parameters/size"}],
            "post": {"parameters": [{"$ref": "#/parameters/pet"}], "responses": {"200": {"$ref": "#/responses/R"}}},
            "get": {"responses": DONE},
        },
        "/b": {"get": {"responses": DONE, "security": [{"other": []}]}},
    }
    pet = {"name": "pet", "in": "body", "schema": {"$ref": "#/definitions/A"}}
    tree = {
        "swagger": "2.0",
        "info": HEAD["info"],
        "paths": paths,
        "parameters": {
            "pet": pet,
            "size": {"name": "size", "in": "query", "type": "string"},
            "unused": {"name": "u", "in": "query", "type": "string"},
        },
        "responses": {"R": {"description": "", "schema": {"$ref": "#/definitions/B"}}, "S": {"description": ""}},
        "definitions": {"A": LEAF, "B": {"allOf": [{"$ref": "#/definitions/C"}]}, "C": LEAF, "D": LEAF},
        "securityDefinitions": {name: {"type": "basic"} for name in ("usual", "other")},
        "security": [{"usual": []}],
    }
    left = _left(tree, *_at("post"))
    assert left.tree["components"]["schemas"].keys() == {"A", "B", "C"}
    assert left.tree["components"]["securitySchemes"].keys() == {"usual"}
    assert left.written["parameters"].keys() == {"pet", "size"}
    assert left.written["definitions"].keys() == {"A", "B", "C"}
    assert (left.written["responses"].keys(), left.written["securityDefinitions"].keys()) == ({"R"}, {"usual"})
    assert left.written["paths"] == {"/a": {"parameters": paths["/a"]["parameters"], "post": paths["/a"]["post"]}}


def test_what_was_found_elsewhere_is_forgotten(tmp_path: Path) -> None:
    (tmp_path / "good.json").write_text(json.dumps(LEAF), encoding="utf-8")
    (tmp_path / "bad.json").write_text(json.dumps({"properties": {"a": {"$ref": "#/gone"}}}), encoding="utf-8")
    paths = {f"/{name}": {"get": {"responses": answer({"$ref": f"{name}.json"})}} for name in ("good", "bad", "none")}
    (tmp_path / "spec.json").write_text(json.dumps({**HEAD, "paths": paths}), encoding="utf-8")
    loaded = parse_source(read_source(str(tmp_path / "spec.json")))
    rules = {
        path: [each.rule for each in reduced(loaded.document, _at("get", path), loaded.diagnostics).diagnostics]
        for path in paths
    }
    assert rules == {
        "/good": [],
        "/bad": [rules_references.DANGLING_REFERENCE],
        "/none": [rules_references.REFERENCE_UNREADABLE],
    }


def test_what_is_left_has_its_place() -> None:
    left = _left({**HEAD, "paths": {"/a": {"get": {"responses": DONE}}, "/b": {"get": {}}}}, *_at("get"))
    assert left.locate("#/paths/~1a/get") is not None


def test_a_document_that_was_not_read_is_reduced_too() -> None:
    read = document({"/a": {"get": {"responses": answer(reference("A"))}}}, {"A": LEAF, "B": LEAF})
    plain = Document(read.source, read.digest, read.version, read.tree, read.text, read.locate)
    assert reduced(plain, _at("get"), ()).document.tree["components"]["schemas"].keys() == {"A"}
