"""Whatever a document says stays text: it is compiled, and read again from where it has to stand."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from specmint.api.schemas.view import Schemas
from specmint.building.batches import BuildContext
from specmint.package.modelling.stage import model
from specmint.text.prose import documented
from tests.documents import Node, answer, api, body, catalog, component, reference
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from specmint.ir.models import Models

# A document is read with U+FFFD in place of lone surrogates.
TEXTS = {name: text.replace("\ud800", "\ufffd") for name, text in HOSTILE.items()}


def _schemas() -> Node:
    return {
        f"S{number}": {
            "type": "object",
            "description": text,
            "title": text,
            "x-own": text,
            "properties": {
                text: {"type": "string", "description": text, "default": text, "examples": [text], "format": text},
                "enum": {"enum": [text, f"{text}2"], "description": text},
                "union": {
                    "oneOf": [
                        {"type": "object", "title": text, "properties": {text: {"const": f"{text}{each}"}}}
                        for each in (1, 2)
                    ],
                    "description": text,
                },
                "pattern": {"type": "string", "pattern": text},
            },
        }
        for number, text in enumerate(TEXTS.values())
    }


@pytest.fixture(scope="module")
def made() -> Models:
    schemas = _schemas()
    everything: Node = {"type": "object", "properties": {name: reference(name) for name in schemas}}
    item = {"post": {"requestBody": body(reference("All")), "responses": answer(reference("All"))}}
    described = api({"/pets": item}, {**schemas, "All": everything})
    return model(described, Schemas(described.document), catalog(described), BuildContext()).result()


@pytest.mark.parametrize("kind", ["models", "params"])
def test_it_is_python(made: Models, kind: str) -> None:
    for source in getattr(made, kind).values():
        compile(source, "made", "exec")
        assert "__import__" not in {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}


@pytest.mark.parametrize("number", range(len(TEXTS)), ids=list(TEXTS))
def test_it_is_read_again(made: Models, number: int) -> None:
    text = list(TEXTS.values())[number]
    for source in (made.models["pets"], made.params["pets"]):
        defined = next(node for node in ast.parse(source).body if f"S{number}" in _names(node))
        texts = {node.value for node in ast.walk(defined) if isinstance(node, ast.Constant)}
        assert {text, f"{text}2"} <= texts


@pytest.mark.parametrize("number", range(len(TEXTS)), ids=list(TEXTS))
def test_a_docstring_says_what_the_author_said(made: Models, number: int) -> None:
    defined = next(node for node in ast.parse(made.models["pets"]).body if f"S{number}" in _names(node))
    assert isinstance(defined, ast.ClassDef)
    assert (ast.get_docstring(defined) or "").split() == documented(list(TEXTS.values())[number]).split()


def _names(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.Assign):
        return [target.id for target in node.targets if isinstance(target, ast.Name)]
    return [node.name] if isinstance(node, ast.ClassDef) else []


def test_the_document_was_as_hostile_as_meant() -> None:
    assert api({}, _schemas()).document.at(component("S0"))["description"] == '"'
