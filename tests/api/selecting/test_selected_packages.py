"""A client of some operations is the very client of a document that holds just these."""

from __future__ import annotations

import gzip
import os
import random
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from specmint.api.resolving.stage import resolve
from specmint.document.reading.document import ReadDocument
from specmint.document.reading.source import Source
from specmint.document.reading.stage import parse_source
from specmint.document.reading.structure import METHODS
from tests.conftest import SHARED
from tests.documents import Node, answer, body, parameter, reference
from tests.pipeline.alone import alone, package, read, trimmed

if TYPE_CHECKING:
    from specmint.document.reading.stage import Loaded

SAMPLE = os.environ.get("SPECMINT_SELECTION_SAMPLE", "25")
"""How many operations of the largest document are tried; ``all`` for each of them, which takes half an hour."""
SHARES = 25

SCHEMAS: Node = {
    "Pet": {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}, "born": {"type": "string", "format": "date"}},
        "discriminator": {"propertyName": "kind"},
    },
    "Cat": {"allOf": [reference("Pet"), {"type": "object", "properties": {"owner": reference("Owner")}}]},
    "Owner": {"type": "object", "properties": {"pets": {"type": "array", "items": reference("Pet")}}},
    "owner": {"type": "object", "properties": {"home": {"type": "object", "properties": {"street": {}}}}},
    "Toy": {"oneOf": [reference("Ball"), reference("Mouse")]},
    "Ball": {"type": "object", "required": ["is"], "properties": {"is": {"const": "ball"}, "size": {"type": "number"}}},
    "Mouse": {"type": "object", "required": ["is"], "properties": {"is": {"const": "mouse"}, "of": reference("Toy")}},
    "Status": {"type": "string", "enum": ["sold", "lost"]},
    "Statuses": {"type": "array", "items": reference("Status")},
    "Broken": {"type": "object", "properties": {"gone": {"type": "string", "pattern": "(?<=a)b"}}},
}
SHARED_PARTS: Node = {
    "parameters": {
        "id": parameter("id", "path", required=True),
        "page": parameter("page", schema={"type": "integer", "minimum": 1}),
        "status": parameter("status", schema=reference("Status")),
    },
    "responses": {"Toy": answer(reference("Toy"))["200"], "Problem": answer(reference("owner"))["200"]},
    "requestBodies": {"Pet": body(reference("Pet"))},
    "securitySchemes": {
        "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
        "token": {"type": "http", "scheme": "bearer"},
    },
}
PATHS = ("/pets", "/pets/{id}", "/pets/{id}/toys", "/owners", "/owners/{id}/pets", "/Owners/{id}", "/status")

real = pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="the real documents are not beside this checkout")


@cache
def _real(name: str) -> Loaded:
    return parse_source(Source(name, gzip.decompress((SHARED / "corpus" / f"{name}.gz").read_bytes()), {}))


@cache
def _operations(name: str, count: str) -> list[str]:
    keys = [operation.key for operation in resolve(_real(name).document).api.operations]
    return keys if count == "all" else random.Random(20).sample(keys, int(count))  # noqa: S311 - chosen, not secret


def _written(loaded: Loaded) -> Node:
    assert isinstance(loaded.document, ReadDocument)
    return loaded.document.written


@real
@pytest.mark.parametrize("share", range(SHARES))
def test_one_operation_of_the_largest_document(share: int) -> None:
    loaded = _real("telnyx.yaml")
    for key in _operations("telnyx.yaml", SAMPLE)[share::SHARES]:
        assert package(loaded, key) == package(read(trimmed(alone(_written(loaded), [key])))), key


@real
@pytest.mark.parametrize(
    "name",
    ["telnyx.yaml", "github-rest.json", "kubernetes-20.json", "box.json", "azure-servicefabric.yaml", "mollie.yaml"],
)
def test_some_operations_of_other_documents(name: str) -> None:
    loaded, keys = _real(name), _operations(name, "4")
    assert package(loaded, *keys) == package(read(alone(_written(loaded), keys)))


def _part(kind: str, name: str) -> Node:
    return {"$ref": f"#/components/{kind}/{name}"}


_schema = st.sampled_from([*SCHEMAS]).map(reference) | st.sampled_from(
    [
        {"type": "object", "properties": {"data": {"type": "array", "items": reference("Cat")}}},
        {"type": "object", "properties": {"status": {"type": "object", "properties": {"of": reference("Owner")}}}},
    ]
)
_operation = st.fixed_dictionaries(
    {
        "responses": st.one_of(
            _schema.map(answer),
            st.just({"200": _part("responses", "Toy"), "404": _part("responses", "Problem")}),
        )
    },
    optional={
        "operationId": st.sampled_from(["find", "keep", "find_"]),
        "tags": st.lists(st.sampled_from(["pets", "owners"]), max_size=1),
        "parameters": st.sampled_from([[_part("parameters", "page")], [_part("parameters", "status")]]),
        "requestBody": st.one_of(_schema.map(body), st.just(_part("requestBodies", "Pet"))),
        "security": st.sampled_from([[{"token": []}], [{"key": [], "token": []}], []]),
    },
)
_path_item = st.dictionaries(st.sampled_from(["get", "post", "delete"]), _operation, min_size=1)


@st.composite
def _documents(draw: st.DrawFn) -> tuple[Node, list[str]]:
    """A document, and the keys of some of its operations."""
    paths: Node = draw(st.dictionaries(st.sampled_from(PATHS), _path_item, min_size=2))
    for path, item in paths.items():
        if "{id}" in path:
            item["parameters"] = [_part("parameters", "id")]
    keys = [f"{method.upper()} {path}" for path, item in paths.items() for method in item if method in METHODS]
    tree = {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "security": [{"key": []}],
        "paths": paths,
        "components": {"schemas": SCHEMAS, **SHARED_PARTS},
    }
    return tree, draw(st.lists(st.sampled_from(keys), min_size=1, unique=True))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_documents())
def test_some_operations_of_made_up_documents(made: tuple[Node, list[str]]) -> None:
    tree, keys = made
    selected = package(read(tree), *keys)
    assert selected == package(read(alone(tree, keys)))
    assert selected == package(read(trimmed(alone(tree, keys))))
