"""Documents for tests of single stages: the few lines that matter, and what comes around them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from specmint.api.naming.stage import call_names, name
from specmint.api.resolving.stage import resolve
from specmint.api.schemas.view import Schemas
from specmint.document.reading.source import Source
from specmint.document.reading.stage import parse_source
from specmint.ir.names import NOTHING

if TYPE_CHECKING:
    from specmint.ir.api import Api, Operation
    from specmint.ir.catalog import Catalog
    from specmint.ir.document import Document
    from specmint.ir.names import Names

Node = dict[str, Any]

DONE: Node = {"204": {"description": "Done."}}


def document(paths: Node | None = None, schemas: Node | None = None, **rest: Any) -> Document:
    """An OpenAPI 3.1 document, read as from a file."""
    tree = {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": paths or {},
        "components": {"schemas": schemas or {}, **rest.pop("components", {})},
        **rest,
    }
    return parse_source(Source("spec.json", json.dumps(tree).encode(), {})).document


def schemas_of(**schemas: Any) -> Schemas:
    """The views of a document with these components."""
    return Schemas(document(schemas=schemas))


def component(name: str) -> str:
    """The pointer of a component."""
    return f"#/components/schemas/{name}"


def reference(name: str) -> Node:
    """A reference to a component."""
    return {"$ref": component(name)}


def answer(schema: Node, content_type: str = "application/json") -> Node:
    """The responses of an operation that succeeds with one schema."""
    return {"200": {"description": "Good.", "content": {content_type: {"schema": schema}}}}


def body(schema: Node, content_type: str = "application/json") -> Node:
    """A request body that is needed."""
    return {"required": True, "content": {content_type: {"schema": schema}}}


def parameter(name: str, location: str = "query", **rest: Any) -> Node:
    """A parameter that is a string, if nothing else is said."""
    return {"name": name, "in": location, "required": location == "path", "schema": {"type": "string"}, **rest}


def operation(path: str = "/pets", method: str = "get", **node: Any) -> Operation:
    """One operation of a document that has no other."""
    return api({path: {method: {"responses": DONE, **node}}}).operations[0]


def api(paths: Node, schemas: Node | None = None, **rest: Any) -> Api:
    """The API that a document with these paths describes."""
    return resolve(document(paths, schemas, **rest)).api


def catalog(described: Api, names: dict[str, str] | None = None, kept: Names = NOTHING) -> Catalog:
    """Every name of an API."""
    schemas = Schemas(described.document)
    calls = call_names(schemas, described.operations, names or {}, kept)
    return name(described, schemas, calls, kept=kept)
