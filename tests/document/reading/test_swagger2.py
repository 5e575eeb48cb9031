"""Swagger 2.0 in the form of OpenAPI 3.1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from specmint.document.reading.stage import load
from specmint.document.validation.stage import validate
from specmint.ir.load_options import LoadOptions

if TYPE_CHECKING:
    from specmint.ir.document import Document

SPEC = """\
swagger: '2.0'
info: {title: Pets, version: '1'}
host: api.example.com
basePath: /v1/
schemes: [https, http]
consumes: [application/json]
produces: [application/json, text/csv]
security: [{key: []}]
x-own: 1
paths:
  /pets/{id}:
    x-item: 2
    parameters:
      - {name: id, in: path, required: true, type: integer, format: int64}
      - $ref: '#/parameters/Limit'
    get:
      operationId: getPet
      parameters:
        - {name: tags, in: query, type: array, items: {type: string, x-nullable: true}, description: Tags}
        - {name: ids, in: query, type: array, collectionFormat: multi, items: {type: integer}}
        - {name: tabs, in: query, type: array, collectionFormat: tsv, items: {type: string}}
        - {name: list, in: header, type: array, collectionFormat: pipes, items: {type: string}}
      responses:
        '200':
          description: A pet
          schema: {$ref: '#/definitions/Pet'}
          headers: {X-Rate: {type: integer, description: Left, minimum: 0, exclusiveMinimum: true}}
          examples: {application/json: {name: Rex}}
        '404': {$ref: '#/responses/Missing'}
        default: {description: Other}
    put:
      consumes: [application/json, application/xml]
      parameters:
        - {name: verbose, in: query, type: boolean}
        - {name: body, in: body, required: true, description: The pet, schema: {$ref: '#/definitions/Pet'}}
      responses: {'204': {description: Done}}
    patch:
      parameters: [{$ref: '#/parameters/Body'}]
      produces: [application/pdf]
      responses: {'200': {description: A file, schema: {type: file}}}
  /upload:
    post:
      consumes: [multipart/form-data]
      parameters:
        - {name: file, in: formData, type: file, required: true, description: The picture}
        - {name: tags, in: formData, type: array, items: {type: string}, collectionFormat: multi}
      responses: {'204': {description: Done}}
    put:
      parameters:
        - {name: name, in: formData, type: string}
      responses: {'204': {description: Done}}
parameters:
  Limit: {name: limit, in: query, type: integer, default: 10}
  Body: {name: body, in: body, schema: {type: object}}
responses:
  Missing: {description: Missing, schema: {$ref: '#/definitions/Error'}}
definitions:
  Pet:
    type: object
    discriminator: kind
    required: [kind]
    properties: {kind: {type: string}, age: {type: integer, maximum: 9, exclusiveMaximum: true, example: 3}}
  Error: {type: object, x-nullable: true}
securityDefinitions:
  key: {type: apiKey, in: header, name: X-Key}
  basic: {type: basic, description: Name and password}
  oauth: {type: oauth2, flow: accessCode, authorizationUrl: https://a, tokenUrl: https://b, scopes: {read: Read}}
"""


@pytest.fixture
def document() -> Document:
    return load("-", LoadOptions(stdin=SPEC.encode())).document


def read(text: str) -> Any:
    return load("-", LoadOptions(stdin=b"swagger: '2.0'\n" + text.encode())).document.tree


def test_the_frame(document: Document) -> None:
    tree = document.tree
    assert (document.version, tree["openapi"]) == ("2.0", "3.1.0")
    assert tree["servers"] == [{"url": "https://api.example.com/v1"}, {"url": "http://api.example.com/v1"}]
    assert (tree["security"], tree["x-own"], tree["info"]["title"]) == ([{"key": []}], 1, "Pets")
    assert "host" not in tree


@pytest.mark.parametrize(
    ("text", "servers"),
    [
        ("basePath: /v2\n", ["/v2"]),
        ("info: {}\n", ["/"]),
        ("host: example.com\n", ["https://example.com"]),
    ],
)
def test_servers(text: str, servers: list[str]) -> None:
    assert [server["url"] for server in read(text)["servers"]] == servers


def test_security_schemes(document: Document) -> None:
    assert document.tree["components"]["securitySchemes"] == {
        "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
        "basic": {"type": "http", "scheme": "basic", "description": "Name and password"},
        "oauth": {
            "type": "oauth2",
            "flows": {
                "authorizationCode": {
                    "authorizationUrl": "https://a",
                    "tokenUrl": "https://b",
                    "scopes": {"read": "Read"},
                }
            },
        },
    }


def test_schemas(document: Document) -> None:
    assert document.tree["components"]["schemas"] == {
        "Pet": {
            "type": "object",
            "discriminator": {"propertyName": "kind"},
            "required": ["kind"],
            "properties": {
                "kind": {"type": "string"},
                "age": {"type": "integer", "exclusiveMaximum": 9, "examples": [3]},
            },
        },
        "Error": {"type": ["object", "null"]},
    }


def test_parameters(document: Document) -> None:
    item = document.tree["paths"]["/pets/{id}"]
    assert item["x-item"] == 2
    assert item["parameters"] == [
        {"name": "id", "in": "path", "required": True, "schema": {"type": "integer", "format": "int64"}},
        {"$ref": "#/components/parameters/Limit"},
    ]
    assert document.tree["components"]["parameters"] == {
        "Limit": {"name": "limit", "in": "query", "schema": {"type": "integer", "default": 10}}
    }
    assert item["get"]["parameters"] == [
        {
            "name": "tags",
            "in": "query",
            "description": "Tags",
            "style": "form",
            "explode": False,
            "schema": {"type": "array", "items": {"type": ["string", "null"]}},
        },
        {
            "name": "ids",
            "in": "query",
            "style": "form",
            "explode": True,
            "schema": {"type": "array", "items": {"type": "integer"}},
        },
        {
            "name": "tabs",
            "in": "query",
            "style": "tabDelimited",
            "explode": False,
            "schema": {"type": "array", "items": {"type": "string"}},
        },
        {
            "name": "list",
            "in": "header",
            "style": "pipeDelimited",
            "explode": False,
            "schema": {"type": "array", "items": {"type": "string"}},
        },
    ]


def test_responses(document: Document) -> None:
    responses = document.tree["paths"]["/pets/{id}"]["get"]["responses"]
    assert responses["200"] == {
        "description": "A pet",
        "headers": {"X-Rate": {"description": "Left", "schema": {"type": "integer", "exclusiveMinimum": 0}}},
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/Pet"}, "example": {"name": "Rex"}},
            "text/csv": {"schema": {"$ref": "#/components/schemas/Pet"}},
        },
    }
    assert responses["404"] == {"$ref": "#/components/responses/Missing"}
    assert responses["default"] == {"description": "Other"}
    missing = document.tree["components"]["responses"]["Missing"]["content"]
    assert missing["application/json"] == {"schema": {"$ref": "#/components/schemas/Error"}}


def test_a_file_is_text_of_bytes(document: Document) -> None:
    content = document.tree["paths"]["/pets/{id}"]["patch"]["responses"]["200"]["content"]
    assert content == {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}
    tree = read("paths: {/a: {get: {responses: {'200': {schema: {type: file}}, '201': {schema: {}}}}}}\n")
    responses = tree["paths"]["/a"]["get"]["responses"]
    assert list(responses["200"]["content"]) == ["application/octet-stream"]
    assert list(responses["201"]["content"]) == ["application/json"]


def test_bodies(document: Document) -> None:
    item = document.tree["paths"]["/pets/{id}"]
    pet = {"schema": {"$ref": "#/components/schemas/Pet"}}
    assert item["put"]["requestBody"] == {
        "description": "The pet",
        "required": True,
        "content": {"application/json": pet, "application/xml": pet},
    }
    assert [parameter["name"] for parameter in item["put"]["parameters"]] == ["verbose"]
    assert item["patch"]["requestBody"] == {"content": {"application/json": {"schema": {"type": "object"}}}}
    assert "parameters" not in item["patch"]


def test_forms(document: Document) -> None:
    item = document.tree["paths"]["/upload"]
    assert item["post"]["requestBody"] == {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "file": {"description": "The picture", "type": "string", "format": "binary"},
                        "tags": {"type": "array", "items": {"type": "string"}},
                    },
                    "required": ["file"],
                },
                "encoding": {"tags": {"style": "form", "explode": True}},
            }
        },
    }
    assert list(item["put"]["requestBody"]["content"]) == ["application/x-www-form-urlencoded"]
    assert item["put"]["requestBody"]["required"] is False


def test_the_converted_document_is_valid(document: Document) -> None:
    assert validate(document) == ()


@pytest.mark.parametrize(
    ("pointer", "written"),
    [
        ("#/components/schemas/Pet/properties/age", "age: {type: integer"),
        ("#/components/parameters/Limit/schema/default", "10}"),
        ("#/components/responses/Missing/content/text~1csv/schema", "schema: {$ref: '#/definitions/Error'}"),
        ("#/components/securitySchemes/basic", "basic: {type: basic"),
        ("#/paths/~1pets~1{id}/parameters/0/schema/format", "int64}"),
        ("#/paths/~1pets~1{id}/get/parameters/1/schema/items", "items: {type: integer}"),
        (
            "#/paths/~1pets~1{id}/get/responses/200/content/application~1json/schema",
            "schema: {$ref: '#/definitions/Pet'}",
        ),
        ("#/paths/~1pets~1{id}/put/parameters/0", "{name: verbose"),
        (
            "#/paths/~1pets~1{id}/put/requestBody/content/application~1xml/schema",
            "schema: {$ref: '#/definitions/Pet'}}",
        ),
        ("#/paths/~1pets~1{id}/patch/requestBody", "Body: {name: body"),
        (
            "#/paths/~1upload/post/requestBody/content/multipart~1form-data/schema/properties/tags",
            "{name: tags, in: formData",
        ),
    ],
)
def test_positions_lead_back_to_what_was_written(document: Document, pointer: str, written: str) -> None:
    position = document.locate(pointer)
    assert position is not None
    assert SPEC.splitlines()[position.line - 1][position.column - 1 :].startswith(written)


def test_malformed_parts_are_passed_over() -> None:
    tree = read(
        "paths: {/a: {get: {parameters: [1, {in: []}], responses: []}, put: 1}, /b: 1}\n"
        "responses: {A: 1}\nparameters: 1\n"
    )
    assert tree["paths"] == {"/a": {"get": {"parameters": [{"in": [], "schema": {}}], "responses": {}}}}


def test_formats_of_lists_that_have_no_counterpart_are_named() -> None:
    assert load("-", LoadOptions(stdin=SPEC.encode())).diagnostics == ()
    text = SPEC.replace("collectionFormat: tsv", "collectionFormat: commas")
    loaded = load("-", LoadOptions(stdin=text.encode()))
    assert [found.pointer[-1] for found in loaded.diagnostics] == ["2"]
    assert "'commas'" in loaded.diagnostics[0].message
    assert loaded.diagnostics[0].position is not None


@pytest.mark.parametrize(
    ("written", "style", "explode"),
    [
        ("csv", "form", False),
        ("ssv", "spaceDelimited", False),
        ("tsv", "tabDelimited", False),
        ("pipes", "pipeDelimited", False),
        ("multi", "form", True),
    ],
)
@pytest.mark.parametrize("location", ["query", "formData"])
def test_formats_of_lists(written: str, style: str, location: str, *, explode: bool) -> None:
    operation = read(
        "paths: {/a: {post: {responses: {}, parameters: [{name: b, type: array, items: {type: string},"
        f" in: {location}, collectionFormat: {written}}}]}}}}}}\n"
    )["paths"]["/a"]["post"]
    if location == "query":
        (serialised,) = operation["parameters"]
    else:
        (media,) = operation["requestBody"]["content"].values()
        serialised = media["encoding"]["b"]
    assert (serialised["style"], serialised["explode"]) == (style, explode)
