"""Fixtures of a generated client, played through that client itself.

A request fixture must come out on the wire as it is written, a response fixture must come back out of the client as it
went in, and an invalid request must not leave the client at all.
"""

from __future__ import annotations

import asyncio
import base64
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import httpx
import pytest
from pydantic_core import to_jsonable_python

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

Json = dict[str, Any]
KEY = "key-of-a-test"
KEYS = {"basic": ("user", KEY)}
BASE_URL = "https://api.test"
LINE_BREAK = re.compile(rb"[\r\n]")
ANYTHING = {"status": 200, "headers": {"content-type": "application/json"}, "body": None}


@dataclass(frozen=True)
class Fixture:
    """One fixture of the package ``package``, which must be importable. ``kind`` is the first word of its name."""

    package: str
    path: Path

    @property
    def name(self) -> str:
        """Package, call and name, as ``pets: pets/create/request.full``."""
        return f"{self.package}: {self.path.relative_to(_folder(self.package)).with_suffix('').as_posix()}"

    @property
    def kind(self) -> str:
        return "invalid" if self.path.parent.name == "invalid" else self.path.name.partition(".")[0]

    @property
    def content(self) -> Json:
        content: Json = json.loads(self.path.read_text(encoding="utf-8"))
        return content

    def play(self) -> None:
        """Play the fixture through both clients. Raises AssertionError, or whatever the client raises."""
        if self.kind == "webhook":
            self._read()
            return
        players = {"request": self._sent, "response": self._answered, "invalid": self._refused}
        for way in (_synchronously, _asynchronously):
            players[self.kind](_Client(import_module(f"{self.package}.client"), way))

    def serve(self) -> None:
        """Send a request to the package's own mock, which checks it and answers with the first success."""
        content, answers = self.content, sorted(self.path.parent.glob("response.2*.full.json"))
        if answers:
            with import_module(f"{self.package}.testing").MockedClient() as client:
                result = attrgetter(content["call"])(client)(**content["arguments"])
                result = list(result) if hasattr(result, "__next__") else result
            assert _plain(result) == _received(json.loads(answers[0].read_text(encoding="utf-8")))

    def _read(self) -> None:
        """Have a body of a webhook read, which must come back out as it went in."""
        webhooks, content = import_module(f"{self.package}.webhooks"), self.content
        read = getattr(webhooks, content["webhook"])
        assert _plain(read(_body(content), on_invalid="raise")) == _received(content)

    def _sent(self, client: _Client) -> None:
        content = self.content
        client.call(content, ANYTHING, on_invalid_response="ignore")
        (request,) = client.requests
        _assert_head(request, content, client.module.API)
        _assert_body(request, content)

    def _answered(self, client: _Client) -> None:
        request, answer = self._any_request(), self.content
        if answer["status"] < 300:
            assert _plain(client.call(request, answer, on_invalid_response="raise")) == _received(answer)
            return
        with pytest.raises(import_module(f"{self.package}._runtime.errors").StatusError) as caught:
            client.call(request, answer)
        assert caught.value.status_code == answer["status"]
        assert caught.value.body == _body(answer)
        assert "body" not in answer or _plain(caught.value.error) == answer["body"]

    def _refused(self, client: _Client) -> None:
        content = self.content
        errors = import_module(f"{self.package}._runtime.errors")
        with pytest.raises(errors.RequestValidationError) as caught:
            client.call(content, ANYTHING)
        assert not client.requests, "it was sent"
        assert (content["at"], content["rule"]) in {(problem.path, problem.rule) for problem in caught.value.problems}

    def _any_request(self) -> Json:
        request: Json = json.loads(min(self.path.parent.glob("request.*.json")).read_text(encoding="utf-8"))
        return request


def fixtures(package: str) -> Iterator[Fixture]:
    """All fixtures of a package, but for answers to a call that no request could be made for."""
    for path in sorted(_folder(package).rglob("*.json")):
        fixture = Fixture(package, path)
        if fixture.kind != "response" or any(path.parent.glob("request.*.json")):
            yield fixture


def _folder(package: str) -> Path:
    return Path(str(import_module(package).__file__)).parent / "testing" / "fixtures"


@dataclass
class _Client:
    """A client of a package whose server is this object."""

    module: ModuleType
    way: Callable[..., object]
    requests: list[httpx.Request] = field(default_factory=list)

    def call(self, request: Json, answer: Json, **options: object) -> object:
        """Call by name with the arguments of a fixture, and get ``answer`` from the server."""

        def serve(received: httpx.Request) -> httpx.Response:
            self.requests.append(received)
            return httpx.Response(answer["status"], headers=answer["headers"], content=_body(answer))

        keys = {scheme.argument: KEYS.get(scheme.kind, KEY) for scheme in self.module.API.schemes}
        return self.way(self.module, httpx.MockTransport(serve), request, {**keys, "base_url": BASE_URL, **options})


def _synchronously(module: ModuleType, transport: httpx.MockTransport, request: Json, options: Json) -> object:
    with httpx.Client(transport=transport) as http, module.Client(http_client=http, **options) as client:
        result = attrgetter(request["call"])(client)(**request["arguments"])
        return list(result) if hasattr(result, "__next__") else result


def _asynchronously(module: ModuleType, transport: httpx.MockTransport, request: Json, options: Json) -> object:
    async def call() -> object:
        async with (
            httpx.AsyncClient(transport=transport) as http,
            module.AsyncClient(http_client=http, **options) as client,
        ):
            result = await attrgetter(request["call"])(client)(**request["arguments"])
            return [item async for item in result] if hasattr(result, "__anext__") else result

    return asyncio.run(call())


def _body(answer: Json) -> bytes:
    if "body" in answer:
        return json.dumps(answer["body"], ensure_ascii=False).encode()
    return answer["text"].encode() if "text" in answer else base64.b64decode(answer.get("base64", ""))


def _received(answer: Json) -> object:
    """What a call must give for an answer, as JSON; text and bytes as they are."""
    if "content-type" not in answer["headers"]:
        return None
    return answer.get("items", answer["body"] if "body" in answer else answer.get("text", _body(answer)))


def _plain(value: object) -> object:
    """What a client gave as JSON; bytes as they are."""
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return value if isinstance(value, bytes) else to_jsonable_python(value)


def _assert_head(request: httpx.Request, fixture: Json, api: Any) -> None:
    path, _, query = request.url.raw_path.decode("ascii").partition("?")
    assert (request.method, path) == (fixture["method"], fixture["path"])
    sent = Counter(parse_qsl(query, keep_blank_values=True))
    # Which of several alternative credentials goes with a request is not the fixture's affair.
    keys = Counter((scheme.parameter, KEY) for scheme in api.schemes if scheme.location == "query")
    expected = Counter(map(tuple, fixture.get("query", [])))
    assert expected <= sent <= expected + keys
    assert not LINE_BREAK.search(b"".join(part for pair in request.headers.raw for part in pair)), (
        "a header has two lines"
    )
    headers = dict(fixture.get("headers", {}))
    cookies = set(filter(None, headers.pop("cookie", "").split("; ")))
    assert cookies <= set(request.headers.get("cookie", "").split("; ")), "cookies are missing"
    assert {name: request.headers.get(name) for name in headers} == headers


def _assert_body(request: httpx.Request, fixture: Json) -> None:
    content_type, _, _ = request.headers.get("content-type", "").partition(";")
    assert content_type == fixture.get("content_type", "").partition(";")[0]
    if content_type == "multipart/form-data":
        assert _parts(request) == sorted(map(tuple, fixture["form"]))
    elif content_type == "application/x-www-form-urlencoded":
        assert parse_qsl(request.content.decode(), keep_blank_values=True) == list(map(tuple, fixture["form"]))
    elif "body" in fixture:
        assert json.loads(request.content) == fixture["body"]
    else:
        assert request.content == _body(fixture)


def _parts(request: httpx.Request) -> list[tuple[str, str]]:
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + request.content)
    parts = [part for part in message.iter_parts() if part.get_content_disposition() == "form-data"]
    names = (str(part["content-disposition"].params["name"]) for part in parts)
    # A quotation mark in a name is sent as HTML says (living standard, section 4.10.21.8).
    return sorted((name.replace("%22", '"'), str(_text(part))) for name, part in zip(names, parts, strict=True))


def _text(part: Any) -> str:
    content: bytes = part.get_payload(decode=True)
    return content.decode()
