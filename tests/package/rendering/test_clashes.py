"""A document may call things as our own code is called, or two things alike: the package works all the same."""

from __future__ import annotations

import importlib
import sys
import typing
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.documents import DONE, Node, answer, body, parameter, reference
from tests.package.rendering.packages import installed, made, tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

A: Node = {"type": "object", "properties": {"x": {"type": "string"}, "body": {"type": "string"}}}
ONE, MANY = answer(reference("A")), answer({"type": "array", "items": reference("A")})
DATES = answer({"type": "array", "items": {"type": "string", "format": "date"}})
RESOURCES = (
    *("async_client", "call", "client", "file", "mapping", "model", "operation", "parameter", "path", "resource"),
    *("returns", "root", "sequence", "session_options", "timeout", "unpack", "shared", "close", "send", "mock"),
    *("models", "params", "testing", "list", "date"),
)
KEY: Node = {"type": "apiKey", "in": "header", "name": "X-Key"}


def _item(*path: str, **node: Any) -> Node:
    return {"parameters": [parameter(each, "path") for each in path], "responses": DONE, **node}


PATHS: Node = {
    "/": {"get": {"responses": MANY}},
    "/{id}": {"get": _item("id", responses=ONE), "put": _item("id", requestBody=body(reference("A")))},
    "/ai": {"get": {"responses": MANY}, "put": {"responses": MANY}},
    "/ai/{id}": {"get": _item("id", responses=MANY)},
    "/ai/models": {"get": {"responses": MANY}},
    "/ai/params": {"get": {"parameters": [parameter("q")], "responses": MANY}},
    "/x/{id}/date": {"put": _item("id", responses=DATES)},
    "/x/{id}/object": {"put": _item("id", responses=DATES)},
    "/x/{id}/str": {"put": _item("id", responses=ONE)},
    "/x/{id}/zulu": {"put": _item("id", responses=DATES)},
    "/a/b": {"get": {"responses": MANY}},
    "/a_b": {"get": {"responses": ONE}},
    "/f/f/f": {"get": {"responses": MANY}},
    "/f/{id}": {"get": _item("id", responses=ONE)},
    "/p/{body}": {"put": _item("body", requestBody=body(reference("A")))},
    "/q/{query}": {"get": {**_item("query"), "parameters": [parameter("query", "path"), parameter("arguments")]}},
    "/c/{call}/{self}/{update}": {"put": _item("call", "self", "update", requestBody=body(reference("A")))},
    **{f"/{name}": {"get": {"responses": MANY if name == "models" else ONE}} for name in RESOURCES},
    **{f"/{name}/{{id}}": {"put": _item("id", requestBody=body(reference("A")))} for name in RESOURCES},
}
SCHEMES = ("timeout", "base-url", "base_url", "self", "http_client")
DOCUMENT = tree(
    PATHS,
    security=[{key: [] for key in SCHEMES}],
    components={"schemas": {"A": A}, "securitySchemes": dict.fromkeys(SCHEMES, KEY)},
)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        installed(made(DOCUMENT, "clashes"), tmp_path_factory.mktemp("clashes"), patch, "clashes")
        yield "clashes"
        for name in [name for name in sys.modules if name.split(".")[0] == "clashes"]:
            del sys.modules[name]


@pytest.fixture
def client(package: str) -> Any:
    def answered(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"x": f"{request.method} {request.url.path}"})

    keys = {"timeout2": "a", "base_url2": "b", "base_url3": "c", "self_": "d", "http_client2": "e"}
    http = httpx.Client(transport=httpx.MockTransport(answered))
    return importlib.import_module(package).Client(http_client=http, on_invalid_response="ignore", **keys)


def _modules(package: str, folder: Path) -> list[str]:
    return [".".join((package, *path.relative_to(folder).with_suffix("").parts)) for path in folder.rglob("*.py")]


def test_every_module_can_be_imported_and_its_types_looked_up(package: str, tmp_path: Path) -> None:
    module = importlib.import_module(package)
    assert module.__file__
    folder = tmp_path.joinpath(module.__file__).parent
    for name in _modules(package, folder):
        loaded = importlib.import_module(name)
        if ".resources." in name:
            methods = [
                method
                for cls in vars(loaded).values()
                if isinstance(cls, type) and cls.__module__ == name
                for method in vars(cls).values()
                if callable(method)
            ]
            assert all(typing.get_type_hints(method) for method in methods)


@pytest.mark.parametrize(("kind", "known"), [("models", "A"), ("params", "ClientUpdateParams")])
def test_every_exported_type_is_there(package: str, kind: str, known: str) -> None:
    module = importlib.import_module(f"{package}.{kind}")
    assert known in module.__all__
    assert all(getattr(module, name).__module__.startswith(f"{package}.{kind}.") for name in module.__all__)


CALLS = {
    "retrieve_list": "GET /",
    "models.list": "GET /models",
    "list.retrieve": "GET /list",
    "client.retrieve": "GET /client",
    "root.retrieve": "GET /root",
    "shared.retrieve": "GET /shared",
    "close_.retrieve": "GET /close",
    "send_.retrieve": "GET /send",
    "mock_.retrieve": "GET /mock",
    "a.b.list": "GET /a/b",
    "a_b.retrieve": "GET /a_b",
    "f.f.f.list": "GET /f/f/f",
    "ai.models.list": "GET /ai/models",
}


@pytest.mark.parametrize("call", CALLS)
def test_every_call_reaches_its_place(client: Any, call: str) -> None:
    method = client
    for part in call.split("."):
        method = getattr(method, part)
    answered = method()
    assert getattr(answered, "x", None) or answered["x"] == CALLS[call]


def test_arguments_reach_their_place(client: Any) -> None:
    client.p.update("1", body_body="2")
    client.q.retrieve("1", arguments="2")
    client.c.update("1", call_="2", self_="3", x="4")
    client.update("1", x="2")
    assert client.retrieve("7").x == "GET /7"


def test_a_client_is_still_closed_by_its_own_method(client: Any) -> None:
    with client:
        pass
    with pytest.raises(RuntimeError, match="closed"):
        client.models.list()


def test_each_resource_has_a_module_of_its_own(package: str) -> None:
    assert "oauth" not in package
    modules = [name for name in made(DOCUMENT).files if name.startswith("resources/")]
    assert {"resources/a_b.py", "resources/a_b_resource.py", "resources/root.py", "resources/root_resource.py"} <= set(
        modules
    )
