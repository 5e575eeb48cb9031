"""Fixtures of a generated client, played through that client itself.

A request fixture must come out on the wire as it is written, a response fixture must come back out of the client as it
went in, and an invalid request must not leave the client at all.
"""

from __future__ import annotations

import asyncio
import base64
import copy
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
KEYS = {"BasicLogin": ("user", KEY)}
BASE_URL = "https://api.test"
LINE_BREAK = re.compile(rb"[\r\n]")
ANYTHING = {"status": 200, "headers": {"content-type": "application/json"}, "body": None}


KINDS = {"requests": "request", "responses": "response", "invalid": "invalid", "bodies": "webhook"}


@dataclass(frozen=True)
class Fixture:
    """One fixture of the importable package ``package``: the one called ``key`` in a section of a file."""

    package: str
    path: Path
    section: str
    key: str

    @property
    def name(self) -> str:
        """Package, call, kind and name, as ``pets: pets/create request full``."""
        place = self.path.relative_to(_folder(self.package)).with_suffix("").as_posix()
        return f"{self.package}: {place} {self.kind} {self.key}"

    @property
    def kind(self) -> str:
        return KINDS[self.section]

    @property
    def whole(self) -> Json:
        content: Json = json.loads(self.path.read_text(encoding="utf-8"))
        return content

    @property
    def content(self) -> Json:
        content: Json = self.whole[self.section][self.key]
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
        whole = self.whole
        answer = next((name for name in whole.get("responses", ()) if re.fullmatch(r"2..\.full", name)), None)
        policy = "raise" if answer else "ignore"
        with import_module(f"{self.package}.testing").MockedClient(on_invalid_response=policy) as client:
            if answer is None:
                client.mock.respond(204)
            result = attrgetter(whole["call"])(client)(**_arguments(whole, self.key))
            result = list(result) if hasattr(result, "__next__") else result
        assert answer is None or _plain(result) == _received(whole["responses"][answer])

    def _read(self) -> None:
        """Have a body of a webhook read, which must come back out as it went in."""
        webhooks, content = import_module(f"{self.package}.webhooks"), self.content
        read = getattr(webhooks, self.whole["webhook"])
        assert _plain(read(_body(content), on_invalid="raise")) == _received(content)

    def _sent(self, client: _Client) -> None:
        whole, content = self.whole, self.content
        client.call(whole, self.key, ANYTHING, on_invalid_response="ignore")
        (request,) = client.requests
        _assert_head(request, {**content, "method": whole["method"]}, client.module.API)
        has_body = {"body", "text", "base64"} & content.keys()
        _assert_body(request, {**content, **({"content_type": whole["body"]["content_type"]} if has_body else {})})

    def _answered(self, client: _Client) -> None:
        whole, answer = self.whole, self.content
        request = next(iter(whole["requests"]))
        if "." in self.key:  # what a call returns has several fixtures, an error has one
            assert _plain(client.call(whole, request, answer, on_invalid_response="raise")) == _received(answer)
            return
        with pytest.raises(import_module(f"{self.package}._runtime.errors").StatusError) as caught:
            client.call(whole, request, answer)
        assert caught.value.status_code == answer["status"]
        assert caught.value.body == _body(answer)
        assert "body" not in answer or _plain(caught.value.error) == answer["body"]

    def _refused(self, client: _Client) -> None:
        content = self.content
        errors = import_module(f"{self.package}._runtime.errors")
        with pytest.raises(errors.RequestValidationError) as caught:
            client.call(self.whole, self.key, ANYTHING)
        assert not client.requests, "it was sent"
        assert (content["at"], content["rule"]) in {(problem.path, problem.rule) for problem in caught.value.problems}


def fixtures(package: str) -> Iterator[Fixture]:
    """All fixtures of a package, but for answers to a call that no request could be made for."""
    for path in sorted(_folder(package).rglob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        for section in KINDS:
            if section != "responses" or content.get("requests"):
                yield from (Fixture(package, path, section, key) for key in content.get(section, ()))


def _folder(package: str) -> Path:
    return Path(str(import_module(package).__file__)).parent / "testing" / "fixtures"


def _arguments(whole: Json, name: str) -> Json:
    """The arguments of a request, read apart from the package's own reader: a wrong one is a right one, changed."""
    if name in whole["requests"]:
        request = whole["requests"][name]
    else:
        wrong = whole["invalid"][name]
        request = copy.deepcopy(whole["requests"][wrong["request"]])
        *way, last = (token.replace("~1", "/").replace("~0", "~") for token in wrong["pointer"].split("/")[1:])
        holder: Any = request
        for token in way:
            holder = holder[int(token) if isinstance(holder, list) else token]
        place: Any = int(last) if isinstance(holder, list) else last
        if "value" in wrong:
            holder[place] = wrong["value"]
        else:
            del holder[place]
    if "body" not in request:
        return dict(request["arguments"])
    passed = whole["body"]
    if "argument" in passed:
        return {**request["arguments"], passed["argument"]: request["body"]}
    names = passed.get("fields", {})
    return {**request["arguments"], **{names.get(name, name): value for name, value in request["body"].items()}}


@dataclass
class _Client:
    """A client of a package whose server is this object."""

    module: ModuleType
    way: Callable[..., object]
    requests: list[httpx.Request] = field(default_factory=list)

    def call(self, whole: Json, request: str, answer: Json, **options: object) -> object:
        """Call by name with the arguments of a request, and get ``answer`` from the server."""
        made = {"call": whole["call"], "arguments": _arguments(whole, request)}

        def serve(received: httpx.Request) -> httpx.Response:
            self.requests.append(received)
            return httpx.Response(answer["status"], headers=answer["headers"], content=_body(answer))

        keys = {scheme.argument: KEYS.get(type(scheme).__name__, KEY) for scheme in self.module.API.schemes}
        return self.way(self.module, httpx.MockTransport(serve), made, {**keys, "base_url": BASE_URL, **options})


def _synchronously(module: ModuleType, transport: httpx.MockTransport, request: Json, options: Json) -> object:
    with httpx.Client(transport=transport) as http, module.Client(http_client=http, max_retries=0, **options) as client:
        result = attrgetter(request["call"])(client)(**request["arguments"])
        return list(result) if hasattr(result, "__next__") else result


def _asynchronously(module: ModuleType, transport: httpx.MockTransport, request: Json, options: Json) -> object:
    async def call() -> object:
        async with (
            httpx.AsyncClient(transport=transport) as http,
            module.AsyncClient(http_client=http, max_retries=0, **options) as client,
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
