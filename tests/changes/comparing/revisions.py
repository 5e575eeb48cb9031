"""Small clients before and after a change of their document."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from specmint.api.selecting.scope import scope_of
from specmint.building.batches import BuildContext
from specmint.changes.comparing.compare import compare
from specmint.changes.comparing.revision import Revision, revision_of
from specmint.document.reading.source import Source
from specmint.document.reading.stage import parse_source
from specmint.ir.client import ClientConfig
from specmint.ir.names import NOTHING
from specmint.ir.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Callable

    from specmint.changes.rules.change import Comparison
    from specmint.ir.names import Names

WORK = BuildContext()
"""Remembers the texts of what the documents of a test have in common."""


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


def _answer(schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "Done.", **_json(schema)}


def _path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}


def document() -> dict[str, Any]:
    """A document with calls, models and a webhook of every kind."""
    text, number = {"type": "string"}, {"type": "integer"}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {
            "/pets": {
                "get": {
                    "parameters": [{"name": "limit", "in": "query", "schema": number}],
                    "responses": {"200": _answer({"type": "array", "items": _ref("Pet")})},
                },
                "post": {
                    "requestBody": {"required": True, **_json(_ref("NewPet"))},
                    "responses": {"200": _answer(_ref("Pet")), "422": _answer(_ref("Problem"))},
                },
            },
            "/owners/{owner_id}/pets/{pet_id}": {
                "get": {
                    "parameters": [_path("owner_id"), _path("pet_id")],
                    "responses": {"200": _answer(_ref("Pet"))},
                },
                "delete": {
                    "parameters": [_path("owner_id"), _path("pet_id")],
                    "responses": {"204": {"description": "Gone."}},
                },
            },
        },
        "webhooks": {
            "newPet": {"post": {"requestBody": _json(_ref("Pet")), "responses": {"204": {"description": ""}}}}
        },
        "components": {
            "schemas": {
                "Pet": {
                    "type": "object",
                    "required": ["name", "kind", "home"],
                    "properties": {
                        "name": text,
                        "born": {"type": "string", "format": "date"},
                        "age": {"type": ["integer", "string"]},
                        "kind": _ref("Kind"),
                        "home": _ref("Home"),
                    },
                },
                "NewPet": {
                    "type": "object",
                    "required": ["name"],
                    "properties": {"name": text, "tag": text, "kind": _ref("Kind"), "home": _ref("NewHome")},
                },
                "Kind": {"type": "string", "enum": ["cat", "dog"]},
                "Home": {"type": "object", "required": ["city"], "properties": {"city": text, "street": text}},
                "NewHome": {"type": "object", "required": ["city"], "properties": {"city": text, "street": text}},
                "Problem": {"type": "object", "properties": {"detail": text}},
            }
        },
    }


def client(**settings: Any) -> ClientConfig:
    """A client of this document."""
    plain = {"formatter": "ruff", "fixtures": "none", "output": Path("pets_client"), "package": "pets_client"}
    return ClientConfig("pets", "pets.json", "pets.json", **{**plain, **settings})


def revision(content: dict[str, Any], label: str = "pets.json", kept: Names = NOTHING, **settings: Any) -> Revision:
    """The client of a document."""
    source = Source(label, json.dumps(content, indent=1).encode(), {})
    configured = client(**settings)
    scope = scope_of(parse_source(source, configured.reading), configured, kept)
    return revision_of(configured, scope, label, lambda _: None, WORK)


OLD = revision(document(), "old.json")


def changed(mutation: Callable[[dict[str, Any]], object], **settings: Any) -> Revision:
    """The client after a mutation of its document, with the names that it had before."""
    content = copy.deepcopy(document())
    mutation(content)
    return revision(content, "new.json", OLD.catalog.names, **settings)


def comparison(mutation: Callable[[dict[str, Any]], object], policy: Policy | None = None) -> Comparison:
    """What such a mutation changes."""
    return compare(OLD, changed(mutation), policy or Policy())
