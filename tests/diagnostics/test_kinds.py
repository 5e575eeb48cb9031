"""Values of the wrong kind: which are told, and which cost nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from specmint.document.reading.structure import OPENAPI_3, SWAGGER_2
from specmint.document.validation.kinds import described, misfits

if TYPE_CHECKING:
    from tests.documents import Node


def found(tree: Node) -> dict[str, str]:
    return {each.pointer: each.problem for each in misfits(tree, OPENAPI_3)}


def in_schema(**keywords: Any) -> dict[str, str]:
    told = found({"components": {"schemas": {"A": keywords}}})
    return {pointer.removeprefix("#/components/schemas/A"): problem for pointer, problem in told.items()}


SCHEMAS: dict[str, tuple[Node, dict[str, str]]] = {
    "a number for a type": ({"type": 5}, {"/type": "'type' must be the name of a type, but it is 5"}),
    "an unknown type": ({"type": "strng"}, {"/type": "'type' must be the name of a type, but it is 'strng'"}),
    "an unknown type of several": (
        {"type": ["string", "x"]},
        {"/type": "'type' must be the name of a type, but it is a list"},
    ),
    "null among types": ({"type": ["string", None]}, {}),
    "any": ({"type": "any"}, {}),
    "no list of values": ({"enum": 3}, {"/enum": "'enum' must be a list, but it is 3"}),
    "no mapping": ({"properties": ["a"]}, {"/properties": "'properties' must be a mapping, but it is a list"}),
    "an empty list for a mapping": ({"properties": []}, {}),
    "no schema": ({"properties": {"a": 7}}, {"/properties/a": "'a' must be a schema, but it is 7"}),
    "no schema among several": ({"allOf": [{}, "x"]}, {"/allOf/1": "'allOf[1]' must be a schema, but it is 'x'"}),
    "a list for a schema": ({"not": [{}]}, {"/not": "'not' must be a schema, but it is a list"}),
    "items one by one": ({"items": [{}]}, {}),
    "true for a schema": ({"items": True}, {}),
    "a lost check": ({"minLength": "x", "required": True, "pattern": 7}, {}),
    "what stands inside another": (
        {"oneOf": {"type": "string", "x": 7}},
        {"/oneOf": "'oneOf' must be a list, but it is a mapping"},
    ),
    "somebody's own": ({"default": 7, "example": [{}], "x-a": {"type": 5}}, {}),
}


@pytest.mark.parametrize("case", SCHEMAS)
def test_schemas(case: str) -> None:
    keywords, expected = SCHEMAS[case]
    assert in_schema(**keywords) == expected


OPERATIONS: dict[str, tuple[Any, dict[str, str]]] = {
    "null": (None, {"": "'get' must be a mapping, but it is null"}),
    "an empty list": ([], {"": "'get' must be a mapping, but it is a list"}),
    "nothing in it": ({}, {}),
    "no parameters": ({"parameters": 7}, {"/parameters": "'parameters' must be a list, but it is 7"}),
    "an empty mapping of parameters": ({"parameters": {}}, {}),
    "no parameter": ({"parameters": [None, 7]}, {"/parameters/1": "'parameters[1]' must be a mapping, but it is 7"}),
    "a parameter without a name": (
        {"parameters": [{"in": "query"}]},
        {"/parameters/0": "a parameter needs a 'name' that is text"},
    ),
    "a parameter without a place": (
        {"parameters": [{"name": "a", "in": ["query"]}]},
        {"/parameters/0": "the parameter 'a' needs an 'in' that says where it goes"},
    ),
    "a parameter that is referred to": ({"parameters": [{"$ref": "#/a"}]}, {}),
    "no responses": ({"responses": None}, {}),
    "a wrong answer": (
        {"responses": {"200": "ok"}},
        {"/responses/200": "'200' must be a mapping, but it is 'ok'"},
    ),
    "no security": ({"security": True}, {"/security": "'security' must be a list, but it is true"}),
    "no requirement": ({"security": ["a"]}, {"/security/0": "'security[0]' must be a mapping, but it is 'a'"}),
}


@pytest.mark.parametrize("case", OPERATIONS)
def test_operations(case: str) -> None:
    node, expected = OPERATIONS[case]
    pointer = "#/paths/~1a/get"
    assert found({"paths": {"/a": {"get": node}}}) == {f"{pointer}{end}": text for end, text in expected.items()}


def test_swagger_says_types_in_parameters() -> None:
    tree = {"paths": {"/a": {"get": {"parameters": [{"name": "a", "in": "formData", "type": 7}]}}}}
    assert [each.pointer for each in misfits(tree, SWAGGER_2)] == ["#/paths/~1a/get/parameters/0/type"]


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, "null"), ([], "a list"), ({}, "a mapping"), (True, "true"), (False, "false"), ("x", "'x'"), (1.5, "1.5")],
)
def test_values_in_words(value: object, words: str) -> None:
    assert described(value) == words
