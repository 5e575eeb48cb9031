"""Small documents, and what the stage makes of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from specmint.api.resolving.stage import resolve
from specmint.ir.catalog import Arguments, CallName
from specmint.ir.document import Document
from specmint.package.examples.stage import exemplify
from specmint.runtime.fixtures import arguments_of

if TYPE_CHECKING:
    from specmint.ir.fixtures import Fixtures

Json = dict[str, Any]
FILE = "things/create.json"
SECTIONS = {"request.": "requests", "invalid/": "invalid", "response.": "responses"}


def document(operation: Json, components: Json | None = None, path: str = "/things") -> Document:
    """A document with one POST operation."""
    operation.setdefault("responses", {"204": {"description": "Done."}})
    tree = {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "paths": {path: {"post": operation}},
        "components": {"schemas": components or {}},
    }
    return Document("things.json", "sha256:0", "3.1", tree, json.dumps(tree), lambda _: None)


def made(operation: Json, components: Json | None = None, path: str = "/things", *, spread: bool = False) -> Fixtures:
    """The fixtures of one operation called ``things.create``; with ``spread`` the fields of its body are keywords."""
    described = document(operation, components, path)
    api = resolve(described).api
    (found,) = api.operations
    fields = None
    if spread:
        assert found.request_body is not None
        assert found.request_body.content[0].schema is not None
        schema = described.at(described.follow(found.request_body.content[0].schema))
        fields = {name: name.replace("-", "_") for name in schema["properties"]}
    parameters: dict[tuple[str, str], str] = {
        (each.location, each.name): each.name.replace("-", "_").lower() for each in found.parameters
    }
    return exemplify(
        api, {found.key: CallName(("things",), "create", "test")}, {found.key: Arguments(parameters, fields)}
    )


def with_body(schema: Any, *, required: bool = True, content_type: str = "application/json") -> Json:
    """An operation with a body."""
    return {"requestBody": {"required": required, "content": {content_type: {"schema": schema}}}}


def with_parameter(parameter: Json) -> Json:
    """An operation with one parameter."""
    return {"parameters": [{"in": "query", "name": "q", "required": True, **parameter}]}


def read(fixtures: Fixtures, name: str) -> Any:
    """One fixture by its kind and name, as ``request.full``; of a request with all arguments of its call."""
    content = json.loads(fixtures.files[FILE])
    start, section = next(pair for pair in SECTIONS.items() if name.startswith(pair[0]))
    found = content[section][name.removeprefix(start)]
    return found if section == "responses" else {**found, "arguments": arguments_of(content, name.removeprefix(start))}


def names(fixtures: Fixtures, start: str = "") -> list[str]:
    """The kinds and names of the fixtures that start so."""
    content = json.loads(fixtures.files.get(FILE, "{}"))
    found = (f"{kind}{name}" for kind, section in SECTIONS.items() for name in content.get(section, ()))
    return [name for name in found if name.startswith(start)]


def body(schema: Any, components: Json | None = None, name: str = "request.full") -> Any:
    """The body that is made for a schema."""
    return read(made(with_body(schema), components), name)["body"]


def codes(fixtures: Fixtures) -> list[str]:
    """The names of the rules of all diagnostics."""
    return [each.rule.name for each in fixtures.diagnostics]
