"""No name depends on the order of a document or on what else is in it."""

from __future__ import annotations

import gzip
import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from specmint.ir.document import DanglingReferenceError, child
from specmint.reading.source import Source
from specmint.schemas.view import Schemas
from specmint.stages.load import parse_source
from specmint.stages.resolve import resolve
from tests.documents import Node, answer, api, body, catalog, parameter, reference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from specmint.ir.catalog import Catalog
    from specmint.ir.document import Document

SCHEMAS: Node = {
    "Pet": {
        "type": "object",
        "properties": {
            "owner": {"type": "object", "properties": {"home": reference("Home")}},
            "tags": {"type": "array", "items": {"type": "object", "properties": {"t": {"type": "string"}}}},
            "kind": {"oneOf": [reference("Cat"), reference("dog-kind"), {"title": "Fish", **reference("Home")}]},
        },
    },
    "Home": {"type": "object", "properties": {"street": {"type": "string"}}},
    "Cat": {"type": "object", "properties": {"kind": {"const": "cat"}}},
    "dog-kind": {"type": "object", "properties": {"kind": {"const": "dog"}, "home": reference("Home")}},
    "PetOwner": {"enum": ["a", "b"]},
}
OTHERS: Node = {
    "Aaa": {"type": "object", "properties": {"x": {"type": "object", "properties": {"y": {"type": "string"}}}}},
    "Zzz": {"type": "object", "properties": {"owner": {"type": "object", "properties": {"z": {"type": "string"}}}}},
}
PATHS: Node = {
    "/pets": {
        "get": {"parameters": [parameter("limit")], "responses": answer(reference("Pet"))},
        "post": {"requestBody": body(reference("Pet")), "responses": answer(reference("PetOwner"))},
    },
    "/pets/{id}": {
        "parameters": [parameter("id", "path")],
        "put": {"requestBody": body({"type": "object", "properties": {"home": reference("Home")}}), "responses": {}},
        "post": {"responses": answer(reference("dog-kind"))},
    },
    "/pets/{id}/feed": {"post": {"parameters": [parameter("id", "path")], "responses": answer({"type": "array"})}},
}
OTHER_PATHS: Node = {
    "/aaa": {"get": {"responses": answer(reference("Aaa"))}},
    "/zzz/{id}": {"delete": {"parameters": [parameter("id", "path")], "responses": answer(reference("Zzz"))}},
    "/pet/{id}": {"get": {"parameters": [parameter("id", "path")], "responses": {}}},
}


def _shuffled(node: Any) -> st.SearchStrategy[Any]:
    """The same JSON value with the keys of its objects in another order."""
    if isinstance(node, list):
        return st.tuples(*map(_shuffled, node)).map(list)
    if not isinstance(node, dict):
        return st.just(node)
    inner = st.fixed_dictionaries({key: _shuffled(value) for key, value in node.items()})
    return st.tuples(inner, st.permutations(list(node))).map(lambda pair: {key: pair[0][key] for key in pair[1]})


def _some(node: Node) -> st.SearchStrategy[Node]:
    return st.sets(st.sampled_from(sorted(node))).map(lambda keys: {key: node[key] for key in keys})


def _names(made: Catalog) -> dict[str, dict[Any, str]]:
    arguments = {(key, *place): name for key, each in made.arguments.items() for place, name in each.parameters.items()}
    fields = {
        (key, wire): name for key, each in made.arguments.items() for wire, name in (each.body_fields or {}).items()
    }
    return {
        "calls": {key: str(name) for key, name in made.calls.items()},
        "classes": {pointer: str(name) for pointer, name in made.classes.items()},
        "keywords": {key: str(name) for key, name in made.keywords.items()},
        "arguments": arguments,
        "fields": fields,
    }


EXPECTED = _names(catalog(api(PATHS, SCHEMAS)))


@settings(max_examples=40, deadline=None)
@given(_shuffled(PATHS), _shuffled(SCHEMAS))
def test_order_changes_no_name(paths: Node, schemas: Node) -> None:
    assert _names(catalog(api(paths, schemas))) == EXPECTED


@settings(max_examples=40, deadline=None)
@given(others=_some(OTHER_PATHS), first=st.booleans())
def test_what_has_nothing_to_do_with_it_changes_no_name(others: Node, *, first: bool) -> None:
    paths = {**others, **PATHS} if first else {**PATHS, **others}
    schemas = {**OTHERS, **SCHEMAS} if first else {**SCHEMAS, **OTHERS}
    made = _names(catalog(api(paths, schemas)))
    for kind, names in EXPECTED.items():
        assert names.items() <= made[kind].items()


def test_what_did_not_change_keeps_its_name_through_the_history_of_a_real_document(shared: Path) -> None:
    revisions = sorted((shared / "history").glob("*.json.gz"))
    assert len(revisions) > 1
    named = [_named(gzip.decompress(path.read_bytes())) for path in revisions]
    compared = 0
    for (before, old), (after, new) in pairwise(named):
        kept = [pointer for pointer in old.keys() & new.keys() if _same(before, after, pointer)]
        compared += len(kept)
        assert {pointer: old[pointer] for pointer in kept} == {pointer: new[pointer] for pointer in kept}
    assert compared > len(revisions)


def _named(data: bytes) -> tuple[Document, dict[str, str]]:
    document = parse_source(Source("spec.json", data, {})).document
    described = resolve(document).api
    classes = catalog(described).classes
    assert len({each.name for each in classes.values()}) == len(classes)
    assert {each.kind for each in map(Schemas(document).view, classes)} <= {"class", "union", "enum", "map", "array"}
    return document, {pointer: name.name for pointer, name in classes.items()}


def _same(before: Document, after: Document, pointer: str) -> bool:
    """Whether a schema, and what it stands in, is the same in both."""
    return json.dumps(before.at(pointer)) == json.dumps(after.at(pointer)) and all(
        _title(before, outer) == _title(after, outer) for outer in _outer(pointer)
    )


def _outer(pointer: str) -> Iterator[str]:
    parts = pointer.split("/")
    for length in range(4, len(parts)):
        yield "/".join(parts[:length])


def _title(document: Document, pointer: str) -> object:
    try:
        node = document.at(pointer)
    except DanglingReferenceError:
        return child(pointer)
    return node.get("title") if isinstance(node, dict) else len(node)
