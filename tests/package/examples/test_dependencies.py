from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from specmint.building.content_cache import ContentCache
from specmint.package.examples.dependencies import Dependencies
from specmint.package.examples.stage import exemplify
from tests.documents import DONE, Node, answer, api, body, catalog, reference

if TYPE_CHECKING:
    from specmint.ir.fixtures import Fixtures

TEXT: Node = {"type": "string"}
PATHS: Node = {
    "/pets": {"get": {"responses": answer(reference("Pet"))}, "post": {"requestBody": body(TEXT), "responses": DONE}},
    "/owners": {"get": {"responses": answer(reference("Owner"))}},
}
SCHEMAS: Node = {
    "Pet": {"type": "object", "discriminator": {"propertyName": "kind"}, "properties": {"kind": TEXT}},
    "Cat": {"allOf": [reference("Pet"), {"type": "object", "properties": {"toy": reference("Toy")}}]},
    "Toy": {"type": "object", "properties": {"name": TEXT}},
    "Owner": {"type": "object", "properties": {"name": reference("Name")}},
    "Name": TEXT,
    "Unused": TEXT,
}


def _digests(paths: Node, schemas: Node) -> dict[str, str]:
    described = api(paths, schemas)
    dependencies = Dependencies(described.document)
    return {operation.key: dependencies.digest(operation, "x") for operation in described.operations}


@pytest.mark.parametrize(
    ("schema", "changed"),
    [
        ("Unused", set()),
        ("Name", {"GET /owners"}),
        ("Owner", {"GET /owners"}),
        ("Pet", {"GET /pets", "POST /pets"}),
        ("Cat", {"GET /pets", "POST /pets"}),
        ("Toy", {"GET /pets", "POST /pets"}),
    ],
)
def test_an_operation_depends_on_what_its_path_leads_to(schema: str, changed: set[str]) -> None:
    schemas = json.loads(json.dumps(SCHEMAS))
    schemas[schema]["minLength"] = 1
    before, after = _digests(PATHS, SCHEMAS), _digests(PATHS, schemas)
    assert {key for key in before if before[key] != after[key]} == changed


def test_what_a_mapping_names_is_led_to() -> None:
    decided = {"propertyName": "k", "mapping": {"a": "Name"}}
    schemas: Node = {**SCHEMAS, "Pet": {**SCHEMAS["Pet"], "discriminator": decided}}
    changed = {**schemas, "Name": {"type": "integer"}}
    assert _digests(PATHS, schemas)["GET /pets"] != _digests(PATHS, changed)["GET /pets"]


def test_the_name_of_a_call_is_depended_on() -> None:
    described = api(PATHS, SCHEMAS)
    dependencies = Dependencies(described.document)
    operation = described.operations[0]
    assert dependencies.digest(operation, "a") != dependencies.digest(operation, "b")


def _made(schemas: Node, memory: ContentCache) -> Fixtures:
    described = api(PATHS, schemas)
    named = catalog(described)
    return exemplify(described, named.calls, named.arguments, cache=memory)


@pytest.mark.parametrize("schema", list(SCHEMAS))
@pytest.mark.parametrize(
    "change", [{"description": "A."}, {"example": 7}, {"enum": ["only"]}, {"not": {}}, {"readOnly": True}], ids=str
)
def test_fixtures_are_the_same_with_and_without_memory(schema: str, change: dict[str, Any]) -> None:
    memory = ContentCache()
    _made(SCHEMAS, memory)
    schemas = {**SCHEMAS, schema: {**SCHEMAS[schema], **change}}
    assert _made(schemas, ContentCache(used=dict(memory.used))) == _made(schemas, ContentCache())
    again = ContentCache()
    _made(schemas, again)
    assert _made(SCHEMAS, ContentCache(used=dict(again.used))) == _made(SCHEMAS, ContentCache())


def test_what_leads_to_a_finding_is_made_every_time() -> None:
    schemas = {**SCHEMAS, "Name": {**TEXT, "example": 7}}
    memory = ContentCache()
    first = _made(schemas, memory)
    assert [each.pointer for each in first.diagnostics] == ["#/components/schemas/Name/examples/0"]
    assert len(memory.used) == 2
    assert _made(schemas, ContentCache(used=dict(memory.used))) == first


def test_what_is_remembered_says_whether_it_holds_requests_that_break_a_rule() -> None:
    memory, described = ContentCache(), api(PATHS, SCHEMAS)
    named = catalog(described)
    with_them = _made(SCHEMAS, memory)
    without = exemplify(described, named.calls, named.arguments, cache=memory, with_invalid=False)
    assert without.files.keys() == with_them.files.keys()
    assert all('"invalid"' not in text for text in without.files.values())
    assert any('"invalid"' in text for text in with_them.files.values())
