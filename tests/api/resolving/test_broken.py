"""Whatever is broken in a document costs only what depends on it, and is named."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
import yaml

from specmint.ir.diagnostics import SpecmintError
from specmint.package.modelling import dmcg
from tests.api.resolving.mutations import DELETED, Mutation, Reaches, built, mutations, signatures
from tests.conftest import SHARED
from tests.documents import DONE, Node, answer, body, parameter, reference

if TYPE_CHECKING:
    from pathlib import Path

    from specmint.pipeline import Built

PETS: Node = {
    "openapi": "3.1.0",
    "info": {"title": "Pets", "version": "1"},
    "servers": [{"url": "https://api.example.com"}],
    "security": [{"key": []}],
    "paths": {
        "/pets": {
            "get": {
                "parameters": [{"$ref": "#/components/parameters/Limit"}, parameter("sort")],
                "responses": answer({"type": "array", "items": reference("Pet")}),
            },
            "post": {"requestBody": {"$ref": "#/components/requestBodies/Pet"}, "responses": DONE},
        },
        "/owners/{id}": {
            "parameters": [parameter("id", "path")],
            "get": {"responses": {**answer(reference("Owner")), "404": {"$ref": "#/components/responses/Gone"}}},
            "put": {"requestBody": body(reference("Owner")), "responses": DONE},
            "delete": {"responses": {"204": {"description": "Done."}, "404": {"$ref": "#/components/responses/Gone"}}},
        },
        "/keys": {"get": {"responses": answer({"type": "object", "additionalProperties": {"type": "integer"}})}},
    },
    "components": {
        "parameters": {"Limit": parameter("limit", schema={"type": "integer", "maximum": 10})},
        "requestBodies": {"Pet": body(reference("Pet"))},
        "responses": {"Gone": {"description": "Gone.", **answer(reference("Problem"))["200"]}},
        "schemas": {
            "Pet": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
            "Owner": {
                "allOf": [reference("Named"), {"type": "object", "properties": {"kind": {"enum": ["a", "b"]}}}],
            },
            "Named": {"type": "object", "properties": {"label": {"type": ["string", "null"]}}},
            "Problem": {"oneOf": [reference("Named"), {"type": "string"}]},
        },
        "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
    },
}
DOCUMENTS = sorted((SHARED / "corpus").glob("*.gz"), key=lambda path: path.stat().st_size)[:10]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes time and looks at no document any more is left out."""
    for name in ("models", "typed_dicts"):
        monkeypatch.setattr(dmcg, name, lambda bundles, *_: [""] * len(bundles))


def attempt(mutation: Mutation, *, fixtures: bool = False) -> Built | None:
    """The package of a mutated document, if that can be read. Whatever else is raised tells where it came from."""
    try:
        return built(mutation.tree, fixtures=fixtures)
    except SpecmintError:
        return None
    except Exception as error:
        error.add_note(f"This happened with {mutation}.")
        raise


def compare(before: Built, after: Built, reaches: Reaches, mutation: Mutation) -> None:
    """Check that an operation that does not depend on what was changed is as it was, and that a lost one is named."""
    was, now = signatures(before), signatures(after)
    for key, signature in was.items():
        if not reaches.touches(key, mutation.pointer):
            assert now[key] == signature, f"{mutation} changes {key}"
    named = {name for loss in after.report.left_out for name in loss.operations}
    for key in was.keys() - now.keys():
        path = key.partition(" ")[2]
        assert {key, path} & named or _has_none(mutation) or mutation.pointer == "#/paths", f"{mutation} loses {key}"


def _has_none(mutation: Mutation) -> bool:
    """Whether nobody would say that the operations above which something was changed are still in the document."""
    return mutation.value in (DELETED, None, "", [], {}) or isinstance(mutation.value, dict)


@pytest.mark.parametrize("seed", range(4))
def test_one_broken_part_costs_what_depends_on_it(seed: int) -> None:
    before, reaches = built(PETS), Reaches.of(PETS)
    done = 0
    for mutation in mutations(PETS, seed, 30):
        if (after := attempt(mutation)) is not None:
            compare(before, after, reaches, mutation)
            done += 1
    assert done > 15


@pytest.mark.parametrize("seed", range(2))
def test_several_broken_parts_are_no_internal_error(seed: int) -> None:
    for first in mutations(PETS, seed, 15):
        for second in mutations(first.tree, seed, 2):
            attempt(second, fixtures=True)


@pytest.mark.skipif(not DOCUMENTS, reason="the real documents are not beside this checkout")
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name.removesuffix(".gz"))
def test_real_documents_lose_only_what_is_broken(path: Path) -> None:
    text = gzip.decompress(path.read_bytes()).decode("utf-8-sig")
    tree = json.loads(json.dumps(yaml.load(text, yaml.CSafeLoader), default=str))
    if "swagger" in tree:
        pytest.skip("what depends on what is known for OpenAPI 3 only")
    before, reaches = built(tree), Reaches.of(tree)
    for mutation in mutations(tree, len(text), 2):
        if (after := attempt(mutation)) is not None:
            compare(before, after, reaches, mutation)
