"""The module of webhooks in a package: cheap to import, there only where it is needed, whatever a document says."""

from __future__ import annotations

import ast
import importlib
import sys
from typing import TYPE_CHECKING

import pytest

from tests.documents import DONE, Node, body, reference
from tests.package.rendering.packages import installed, made, tree

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = (
    '"""',
    "'''\\",
    "a\nb",
    "a`|b`",
    "{{ x }}",
    "); import os #",
    "\u2028",
    "../../x",
    "__class__",
    "\0",
)
SCHEMAS: Node = {
    "Pet": {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "pet"}}},
    "Toy": {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "toy"}}},
}


def told(name: str, **rest: object) -> Node:
    """A webhook with a component as its body."""
    return {"post": {"requestBody": body(reference(name)), "responses": DONE, **rest}}


WEBHOOKS: Node = {"pet.born": told("Pet"), "toy.sold": told("Toy")}
DOCUMENT = tree({}, webhooks=WEBHOOKS, components={"schemas": SCHEMAS})


def test_a_package_without_webhooks_has_nothing_of_them() -> None:
    files = made(tree({"/pets": {"get": {"responses": DONE}}})).files
    assert [path for path, text in files.items() if "webhooks" in path + text.lower()] == []


def test_nothing_is_imported_that_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = installed(made(DOCUMENT, "told_client"), tmp_path, monkeypatch, "told_client")
    webhooks = package.webhooks
    assert not any(name.startswith("told_client.models") and name.count(".") > 1 for name in sys.modules)
    assert webhooks.pet_born('{"kind": "pet"}').kind == "pet"
    assert "told_client.models.webhooks_pet" in sys.modules
    assert "told_client.models.webhooks_toy" not in sys.modules


def test_a_package_with_webhooks_alone_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = made(DOCUMENT, "alone_client", fixtures="all")
    package = installed(built, tmp_path, monkeypatch, "alone_client")
    importlib.import_module("alone_client.testing")
    webhooks, models = package.webhooks, package.models
    assert isinstance(webhooks.read("toy.sold", b'{"kind": "toy"}'), models.Toy)
    assert isinstance(webhooks.read_any('{"kind": "pet"}'), models.Pet)
    assert webhooks.read_any('{"kind": "else"}') == {"kind": "else"}
    with pytest.raises(webhooks.WebhookValidationError):
        webhooks.pet_born("{}", on_invalid="raise")
    with pytest.warns(webhooks.InvalidWebhookWarning):
        webhooks.pet_born("{}")
    assert {path for path in built.files if path.startswith("testing/fixtures")} == {
        f"testing/fixtures/webhooks/{name}.json" for name in ("pet_born", "toy_sold")
    }


def test_the_readme_shows_webhooks_where_there_are_no_calls() -> None:
    text = made(DOCUMENT).files["README.md"]
    assert "## Webhooks" in text
    assert "| `pet_born` | `POST pet.born` |" in text
    assert "## Calls" not in text
    assert "## First call" not in text


def test_what_a_document_says_stays_text() -> None:
    webhooks: Node = {name: told("Pet", summary=name, description=name) for name in HOSTILE}
    files = made(tree({}, webhooks=webhooks, components={"schemas": SCHEMAS})).files
    module = ast.parse(files["webhooks.py"])
    functions = {node.name for node in module.body if isinstance(node, ast.FunctionDef)}
    assert len(functions - {"read", "read_any"}) == len(HOSTILE)
    (names,) = (
        node for node in ast.walk(module) if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "Name"
    )
    assert {each.value for each in ast.walk(names) if isinstance(each, ast.Constant)} == set(HOSTILE)
    rows = [line for line in files["README.md"].splitlines() if line.startswith("| `") and "POST" in line]
    assert len(rows) == len(HOSTILE)


def test_a_selection_of_operations_takes_no_webhook() -> None:
    document = tree({"/pets": {"get": {"responses": DONE}}}, webhooks=WEBHOOKS, components={"schemas": SCHEMAS})
    assert "webhooks.py" not in made(document, select=("GET /pets",)).files
    files = made(document, select=("webhooks.pet_born",)).files
    assert "def pet_born" in files["webhooks.py"]
    assert "def toy_sold" not in files["webhooks.py"]
    assert "class Toy" not in "".join(files.values())
