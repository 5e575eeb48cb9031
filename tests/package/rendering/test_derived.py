"""Calls that give the answer of another one in another way, in a package, over a real socket."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.documents import Node, answer, body, parameter
from tests.package.rendering.packages import installed, made, tree
from tests.runtime.serving import Handler, serving

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

TEXT: Node = {"type": "string"}
STEP: Node = {"type": "object", "required": ["text"], "properties": {"text": TEXT}}
RECIPE: Node = {"type": "object", "required": ["id"], "properties": {"id": TEXT}}
ASKED: Node = {"type": "object", "required": ["dish"], "properties": {"dish": TEXT, "stream": {"type": "boolean"}}}
EITHER = answer(RECIPE)
EITHER["200"]["content"]["text/event-stream"] = {"schema": STEP}
PDF: Node = {"200": {"description": "ok", "content": {"application/pdf": {"schema": {**TEXT, "format": "binary"}}}}}
DOCUMENT = tree(
    {
        "/recipes": {"post": {"x-specmint-name": "recipes.create", "requestBody": body(ASKED), "responses": EITHER}},
        "/books/{id}": {
            "get": {
                "x-specmint-name": "books.download",
                "parameters": [parameter("id", "path")],
                "responses": PDF,
            },
        },
    }
)
EVENTS = (b'data: {"text": "Boil"}\n\n', b'data: {"text": "Eat"}\n\n', b"data: [DONE]\n\n")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return installed(made(DOCUMENT, "cook_client"), tmp_path, monkeypatch, "cook_client")


def kitchen(handler: Handler) -> None:
    if handler.command == "GET":
        return handler.answer(200, {"content-type": "application/pdf"}, b"%PDF", b"-1.7")
    asked = json.loads(handler.body)
    assert asked["dish"] == "Soup"
    if not asked.get("stream"):
        return handler.answer(200, {"content-type": "application/json"}, b'{"id": "1"}')
    return handler.answer(200, {"content-type": "text/event-stream"}, *EVENTS)


async def _async(package: Any, url: str, path: Path) -> list[str]:
    async with package.AsyncClient(base_url=url) as client:
        assert (await client.recipes.create(dish="Soup")).id == "1"
        async with client.books.download_stream("1") as answer:
            await answer.write_to_file(path)
        async with await client.recipes.create_streaming(dish="Soup") as steps:
            return [step.text async for step in steps]


def test_a_package_offers_them_to_both_clients(package: Any, tmp_path: Path) -> None:
    with serving(kitchen) as url:
        with package.Client(base_url=url) as client:
            assert client.recipes.create(dish="Soup").id == "1"
            assert client.books.download("1") == b"%PDF-1.7"
            with client.books.download_stream("1") as answer:
                assert answer.read() == b"%PDF-1.7"
            with client.recipes.create_streaming(dish="Soup", stream=False) as steps:
                assert [step.text for step in steps] == ["Boil", "Eat"]
        assert asyncio.run(_async(package, url, tmp_path / "book.pdf")) == ["Boil", "Eat"]
    assert (tmp_path / "book.pdf").read_bytes() == b"%PDF-1.7"


@pytest.mark.parametrize(
    ("name", "schema", "sets"),
    [
        ("stream", {"type": "boolean", "default": False}, True),
        ("use_streaming", {"type": ["boolean", "null"]}, True),
        ("isStream", {"enum": [True, False], "type": "boolean"}, True),
        ("stream", {"type": "boolean", "enum": [False]}, False),
        ("stream", TEXT, False),
        ("stream_options", {"type": "boolean"}, False),
        ("upstream", {"type": "boolean"}, False),
    ],
)
@pytest.mark.parametrize("place", ["body", "query"])
def test_what_asks_for_a_stream_is_a_boolean_that_is_called_so(
    name: str, schema: Node, place: str, *, sets: bool
) -> None:
    operation: Node = {"x-specmint-name": "recipes.create", "responses": EITHER}
    if place == "body":
        operation["requestBody"] = body({"type": "object", "properties": {name: schema, "dish": TEXT}})
    else:
        operation["parameters"] = [{**parameter(name), "schema": schema}]
    text = made(tree({"/recipes": {"post": operation}})).files["resources/recipes.py"]
    assert (" = True\n" in text) == sets


def test_of_two_that_ask_for_a_stream_none_is_set() -> None:
    asked = body({"type": "object", "properties": {key: {"type": "boolean"} for key in ("stream", "streaming")}})
    operation = {"x-specmint-name": "recipes.create", "requestBody": asked, "responses": EITHER}
    assert " = True\n" not in made(tree({"/recipes": {"post": operation}})).files["resources/recipes.py"]
