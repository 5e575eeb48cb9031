"""No name depends on the order of a document or on what else is in it; with the lock, not on rivals either."""

from __future__ import annotations

import gzip
import json
from copy import deepcopy
from dataclasses import asdict
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from specmint.api.resolving.stage import resolve
from specmint.api.schemas.view import Schemas
from specmint.document.reading.source import Source
from specmint.document.reading.stage import parse_source
from specmint.ir.document import DanglingReferenceError, child
from specmint.ir.names import NOTHING, Names
from tests.documents import Node, answer, api, body, catalog, parameter, reference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from specmint.ir.catalog import Catalog
    from specmint.ir.document import Document

TEXT: Node = {"type": "string"}
UNORDERED = frozenset({"oneOf", "anyOf", "allOf", "parameters", "required", "tags"})
"""The lists whose order says nothing."""


def thing(**properties: Any) -> Node:
    """An object with these properties."""
    return {"type": "object", "properties": properties}


SCHEMAS: Node = {
    "Pet": thing(
        owner=thing(home=reference("Home")),
        tags={"type": "array", "items": thing(t=TEXT)},
        petName=TEXT,
        schema=TEXT,
        kind={
            "oneOf": [reference("Cat"), reference("dog-kind"), {"title": "Fish", **thing(fins=TEXT)}, thing(legs=TEXT)]
        },
        place={"anyOf": [thing(type={"const": "sea"}, deep=TEXT), thing(type={"const": "land"}, high=TEXT), TEXT]},
    ),
    "Home": {"allOf": [thing(street=TEXT), thing(door=thing(lock=TEXT))]},
    "Cat": thing(kind={"const": "cat"}),
    "dog-kind": thing(kind={"const": "dog"}, home=reference("Home")),
    "PetOwner": {"enum": ["a", "b"]},
}
OTHER_SCHEMAS: Node = {
    "Aaa": thing(x=thing(y=TEXT)),
    "Zzz": thing(owner=thing(z=TEXT)),
}
PATHS: Node = {
    "/pets": {
        "get": {
            "parameters": [parameter("limit"), parameter("limit", "header")],
            "responses": answer(reference("Pet")),
        },
        "post": {"requestBody": body(reference("Pet")), "responses": answer(reference("PetOwner"))},
    },
    "/pets/{id}": {
        "parameters": [parameter("id", "path")],
        "put": {"requestBody": body(thing(home=reference("Home"), id=TEXT)), "responses": {}},
        "post": {"responses": answer(reference("dog-kind"))},
    },
    "/pets/{id}/feed": {
        "post": {
            "parameters": [parameter("id", "path"), parameter("filter", schema=thing(by=thing(day=TEXT)))],
            "responses": answer({"type": "array"}),
        }
    },
}
OTHER_PATHS: Node = {
    "/aaa": {"get": {"responses": answer(reference("Aaa"))}},
    "/zzz/{id}": {"delete": {"parameters": [parameter("id", "path")], "responses": answer(reference("Zzz"))}},
    "/pet/{id}": {"get": {"parameters": [parameter("id", "path")], "responses": {}}},
    "/pets/{id}/toys": {"get": {"parameters": [parameter("id", "path")], "responses": answer(reference("Aaa"))}},
    "/pets/search": {"post": {"requestBody": body(thing(q=TEXT)), "responses": {}}},
}
ADDITIONS: dict[tuple[str | int, ...], Any] = {
    ("Pet", "properties", "aaa"): thing(b=TEXT),
    ("Pet", "properties", "owner", "properties", "zzz"): thing(b=TEXT),
    ("Pet", "properties", "kind", "oneOf", 0): {"title": "Aardvark", **thing(nose=TEXT)},
    ("Pet", "properties", "kind", "oneOf", 2): reference("Home"),
    ("Pet", "properties", "place", "anyOf", 0): thing(type={"const": "air"}, wind=TEXT),
    ("Home", "allOf", 0): thing(garden=thing(trees=TEXT)),
    ("Cat", "properties", "home"): reference("Home"),
}
"""What is put into lists and objects of the schemas, and changes nothing about what is there."""
RIVALS: Node = {
    "PetTagsItem": thing(x=TEXT),
    "pet": thing(x=TEXT),
    "PetOwnerObject": thing(x=TEXT),
    "PetsListParams": thing(x=TEXT),
    "DogKind": thing(x=TEXT),
    "PetsUpdateRequest": thing(x=TEXT),
}
"""Components that are called like what stands inline."""
RIVAL_PATHS: Node = {
    "/pets/limit/{id}": {
        "get": {"parameters": [parameter("id", "path")], "responses": answer(thing(r=reference("pet")))}
    },
    "/api/pets": {"get": {"responses": answer(thing(**{name: reference(name) for name in RIVALS}))}},
    "/pets/feed/{id}": {"get": {"parameters": [parameter("id", "path")], "responses": {}}},
}


def _shuffled(node: Any, key: str = "") -> st.SearchStrategy[Any]:
    """The same JSON value with the keys of its objects, and the items of lists without an order, in another order."""
    if isinstance(node, list):
        items = st.tuples(*map(_shuffled, node)).map(list)
        return items.flatmap(st.permutations) if key in UNORDERED else items
    if not isinstance(node, dict):
        return st.just(node)
    inner = st.fixed_dictionaries({key: _shuffled(value, key) for key, value in node.items()})
    return st.tuples(inner, st.permutations(list(node))).map(lambda pair: {key: pair[0][key] for key in pair[1]})


def _some(node: Node) -> st.SearchStrategy[Node]:
    return st.sets(st.sampled_from(sorted(node))).map(lambda keys: {key: node[key] for key in keys})


def _added(additions: dict[tuple[str | int, ...], Any]) -> Node:
    schemas = deepcopy({**SCHEMAS, **OTHER_SCHEMAS})
    for (*place, last), value in additions.items():
        node: Any = schemas
        for step in place:
            node = node[step]
        if isinstance(node, list):
            node.insert(int(last), value)
        else:
            node[last] = value
    return schemas


def _names(paths: Node, schemas: Node, kept: Names = NOTHING) -> dict[str, Any]:
    """Every name by what it is the name of."""
    return _all(catalog(api(paths, schemas), kept=kept))


def _all(made: Catalog) -> dict[str, Any]:
    arguments = {(key, *place): name for key, each in made.arguments.items() for place, name in each.parameters.items()}
    fields = {
        (key, wire): name for key, each in made.arguments.items() for wire, name in (each.body_fields or {}).items()
    }
    attributes = {
        f"{made.classes[pointer].name} {wire}": name
        for pointer, given in made.fields.items()
        for wire, name in given.items()
    }
    return {**asdict(made.names), "arguments": arguments | fields, "fields": attributes}


@cache
def _expected() -> dict[str, Any]:
    return _names(PATHS, SCHEMAS)


@cache
def _kept() -> Names:
    return catalog(api(PATHS, SCHEMAS)).names


def _agree(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Whatever is there before and after has one name."""
    for kind, names in before.items():
        assert {key: after[kind][key] for key in names if key in after[kind]} == {
            key: name for key, name in names.items() if key in after[kind]
        }


@settings(max_examples=40, deadline=None)
@given(_shuffled(PATHS), _shuffled(SCHEMAS))
def test_order_changes_no_name(paths: Node, schemas: Node) -> None:
    assert _names(paths, schemas) == _expected()


@settings(max_examples=40, deadline=None)
@given(_some(OTHER_PATHS), st.booleans(), st.sets(st.sampled_from(sorted(ADDITIONS, key=str))))
def test_what_is_added_changes_no_name(others: Node, first: bool, places: set[tuple[str | int, ...]]) -> None:  # noqa: FBT001 - hypothesis hands it over by position
    paths = {**others, **PATHS} if first else {**PATHS, **others}
    made = _names(paths, _added({place: ADDITIONS[place] for place in sorted(places, key=str)}))
    for kind, names in _expected().items():
        assert names.items() <= made[kind].items()


@settings(max_examples=40, deadline=None)
@given(_some(PATHS), st.sampled_from(["owner", "tags", "petName", "schema", "kind", "place"]))
def test_what_is_removed_changes_no_name(paths: Node, gone: str) -> None:
    schemas = deepcopy(SCHEMAS)
    del schemas["Pet"]["properties"][gone]
    _agree(_expected(), _names(paths, schemas))
    _agree(_expected(), _names(paths, schemas, _kept()))


@settings(max_examples=40, deadline=None)
@given(_some(RIVAL_PATHS), _shuffled({**RIVALS, **SCHEMAS}))
def test_with_the_lock_no_rival_takes_a_name(rivals: Node, schemas: Node) -> None:
    paths = {**rivals, **PATHS}
    made = _names(paths, schemas, _kept())
    for kind, names in _expected().items():
        assert names.items() <= made[kind].items()
    assert len(set(made["classes"].values())) == len(made["classes"])
    assert len(set(made["calls"].values())) == len(made["calls"])


@settings(max_examples=25, deadline=None)
@given(_some({**PATHS, **OTHER_PATHS}), _shuffled({**RIVALS, **SCHEMAS, **OTHER_SCHEMAS}))
def test_a_lock_changes_nothing_in_what_it_was_made_from(paths: Node, schemas: Node) -> None:
    made = catalog(api(paths, schemas))
    assert _all(catalog(api(paths, schemas), kept=made.names)) == _all(made)


@cache
def _revisions(shared: Path) -> list[tuple[Document, Catalog]]:
    paths = sorted((shared / "history").glob("*.json.gz"))
    documents = [parse_source(Source("spec.json", gzip.decompress(path.read_bytes()), {})).document for path in paths]
    return [(document, catalog(resolve(document).api)) for document in documents]


def test_what_did_not_change_keeps_its_name_through_the_history_of_a_real_document(shared: Path) -> None:
    compared = 0
    for (before, old), (after, new) in pairwise(_revisions(shared)):
        kept = [pointer for pointer in old.classes.keys() & new.classes.keys() if _same(before, after, pointer)]
        compared += len(kept)
        assert {old.classes[pointer].name for pointer in kept} == {new.classes[pointer].name for pointer in kept}
        assert {pointer: old.fields[pointer] for pointer in kept} == {pointer: new.fields[pointer] for pointer in kept}
        _agree(_all(old), _all(new))
    assert compared > len(_revisions(shared)) > 1


def test_with_the_lock_nothing_loses_its_name_through_the_history_of_a_real_document(shared: Path) -> None:
    before = _revisions(shared)[0][1]
    for document, _ in _revisions(shared)[1:]:
        after = catalog(resolve(document).api, kept=before.names)
        _agree(_all(before), _all(after))
        before = after


def test_only_what_needs_a_name_has_one_in_a_real_document(shared: Path) -> None:
    document, made = _revisions(shared)[-1]
    kinds = {each.kind for each in map(Schemas(document).view, made.classes)}
    assert {"class", "union"} <= kinds <= {"class", "union", "enum", "map", "array"}
    assert len({each.name for each in made.classes.values()}) == len(made.classes)


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
