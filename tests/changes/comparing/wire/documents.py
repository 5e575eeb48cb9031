"""Pairs of small documents that differ in one place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from specmint.api.selecting.scope import Scope, scope_of
from specmint.changes.comparing.wire.compare import wire_changes
from specmint.document.reading.source import Source
from specmint.document.reading.stage import parse_source
from specmint.ir.client import ClientConfig

Node = dict[str, Any]

CLIENT = ClientConfig("things", "-", "-", Path("things"), "things")
DONE: Node = {"responses": {"204": {"description": "Done."}}}
COMPONENTS: Node = {
    "Cat": {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "cat"}, "name": {"const": "Tom"}}},
    "Dog": {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "dog"}, "name": {"const": "Rex"}}},
}
SCHEMES: Node = {
    "key": {"type": "apiKey", "in": "header", "name": "Key"},
    "token": {"type": "oauth2", "flows": {"password": {"tokenUrl": "https://a.example", "scopes": {}}}},
}


def scope(tree: Node, name: str = "document.json") -> Scope:
    """What a client takes of a document: everything."""
    return scope_of(parse_source(Source(name, json.dumps(tree).encode(), {})), CLIENT)


def changed_rules(old: Node, new: Node) -> set[str]:
    """The rules that hold between two documents."""
    return {change.rule.id for change in wire_changes(scope(old), scope(new))}


def document(operation: Node | None = None, **rest: Any) -> Node:
    """A document with one operation, ``POST /things``."""
    paths = {"/things": {"post": {**DONE, **(operation or {})}}, **rest.pop("paths", {})}
    info = {"title": "Things", "version": "1", **rest.pop("info", {})}
    components = {"schemas": {**COMPONENTS, **rest.pop("schemas", {})}, **rest.pop("components", {})}
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": components, **rest}


def held(schema: Any, way: str, **rest: Any) -> Node:
    """A document whose one operation sends or receives an object with a property ``value`` of a schema."""
    content = {"application/json": {"schema": {"type": "object", "properties": {"value": schema}}}}
    return with_content(content, way, **rest)


def with_content(content: Node, way: str, **rest: Any) -> Node:
    """A document whose one operation sends or receives a body."""
    if way == "request":
        return document({"requestBody": {"content": content}}, **rest)
    return document({"responses": {"200": {"description": "Good.", "content": content}}}, **rest)


def of_fragment(kind: str, fragment: Any, way: str) -> Node:  # noqa: PLR0911 - one place after the other
    """The document that holds a fragment of a case."""
    match kind:
        case "document":
            return document(**fragment)
        case "operation":
            return document(fragment)
        case "responses":
            return document({"responses": fragment})
        case "headers":
            return document({"responses": {"204": {"description": "Done.", "headers": fragment}}})
        case "parameter":
            parameter = {"name": "limit", "in": "query", "schema": {"type": "integer"}, **fragment}
            return document({"parameters": [{key: value for key, value in parameter.items() if value is not None}]})
        case "security":
            return document({"security": fragment}, components={"securitySchemes": SCHEMES})
        case "scheme":
            return document(components={"securitySchemes": {"scheme": fragment} if fragment else {}})
        case "content":
            return with_content(fragment, way)
        case "sent":
            return sent(fragment, way)
        case _:
            return held(fragment, way)


def sent(operation: Node | None, kind: str) -> Node:
    """A document with one webhook or callback."""
    item = {} if operation is None else {"post": {**DONE, **operation}}
    if kind == "webhook":
        return document(webhooks={"happened": item})
    return document({"callbacks": {"happened": {"{$request.body#/url}": item}}})
