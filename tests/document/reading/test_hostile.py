"""Documents that are wrong in ways nobody thought of: reading and validating them never fails in a way of its own."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

import pytest

from specmint.diagnostics.github import render_github
from specmint.diagnostics.json_report import render_json
from specmint.diagnostics.text import render_text
from specmint.document.reading.stage import load
from specmint.document.validation.stage import validate
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.load_options import LoadOptions

OPERATION = {
    "operationId": "getPet",
    "parameters": [
        {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
        {"$ref": "#/components/parameters/Limit"},
    ],
    "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}, "example": {}}}},
    "responses": {
        "200": {"description": "x", "content": {"a/b": {"schema": {"type": "array", "items": {"type": "string"}}}}}
    },
    "callbacks": {"c": {"{$url}": {"post": {"responses": {"200": {"description": "x"}}}}}},
}
OPENAPI = {
    "info": {"title": "Pets", "version": "1"},
    "tags": [{"name": "pets"}],
    "paths": {
        "/pets/{id}": {"get": OPERATION, "parameters": [{"name": "q", "in": "query", "schema": {"type": "string"}}]}
    },
    "components": {
        "parameters": {"Limit": {"name": "limit", "in": "query", "schema": {"type": "integer", "default": 1}}},
        "schemas": {
            "Pet": {
                "type": "object",
                "required": ["kind"],
                "properties": {"kind": {"type": "string", "nullable": True, "example": "cat", "pattern": "^a"}},
                "allOf": [{"$ref": "#/components/schemas/Base"}],
                "discriminator": {"propertyName": "kind", "mapping": {"cat": "Base"}},
            },
            "Base": {
                "oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/Pet"}],
                "minimum": 1,
                "exclusiveMinimum": True,
            },
        },
    },
}
SWAGGER = {
    "swagger": "2.0",
    "info": {"title": "Pets", "version": "1"},
    "consumes": ["application/json"],
    "paths": {
        "/pets/{id}": {
            "post": {
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "type": "string"},
                    {"name": "file", "in": "formData", "type": "file"},
                    {
                        "name": "tags",
                        "in": "query",
                        "type": "array",
                        "items": {"type": "string"},
                        "collectionFormat": "csv",
                    },
                ],
                "responses": {
                    "200": {
                        "description": "x",
                        "schema": {"$ref": "#/definitions/Pet"},
                        "headers": {"x": {"type": "string"}},
                    }
                },
            }
        }
    },
    "definitions": {"Pet": {"type": "object", "properties": {"a": {"type": "string"}}}},
    "securityDefinitions": {"o": {"type": "oauth2", "flow": "implicit", "authorizationUrl": "https://a", "scopes": {}}},
}
DOCUMENTS = [{"openapi": version, **OPENAPI} for version in ("3.0.3", "3.1.0", "3.2.0")] + [SWAGGER]
JUNK: list[Any] = [
    None, [], {}, "x", 1, True, -1.5, [1], ["x"], [None], {"x": None},
    {"$ref": "#/nope"}, {"$ref": 1}, {"$ref": "#"}, {"$ref": "a.yaml"}, {"$ref": "#/components/schemas/Pet"},
    {"nullable": True, "allOf": [{"$ref": "#/components/schemas/Base"}]}, {"type": ["string", None]},
    "\x1b[31m\u2028::error::\ud800",
]  # fmt: skip


def _places(tree: Any) -> list[tuple[Any, Any]]:
    found = []
    pending = [tree]
    while pending:
        node = pending.pop()
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            found.append((node, key))
            if isinstance(value, dict | list):
                pending.append(value)
    return found


@pytest.mark.parametrize("seed", range(4))
def test_nothing_but_diagnostics(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    for _ in range(25):
        tree = copy.deepcopy(chance.choice(DOCUMENTS))
        for _ in range(chance.randint(1, 3)):
            node, key = chance.choice(_places(tree))
            node[key] = copy.deepcopy(chance.choice(JUNK))
        try:
            loaded = load("-", LoadOptions(stdin=json.dumps(tree).encode()))
            found = (*loaded.diagnostics, *validate(loaded.document))
        except SpecmintError as error:
            found = error.diagnostics
        for text in (render_text(found, color=False), render_github(found), render_json(found)):
            assert "\x1b" not in text
            text.encode("utf-8")
