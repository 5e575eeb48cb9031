"""Every request fixture goes through both clients; what reaches the transport is kept, for judges to look at.

Every documented answer is served back, and what the client gives is compared with what was served.
"""

from __future__ import annotations

import asyncio
import base64
import json
import warnings
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import httpx

from tests.conformance.answers import Answers, difference, served
from tests.conformance.sorting import Failure, sort
from tests.corpus.checks.installed import open_client, operations
from tests.corpus.checks.reading import Reading
from tests.replay import KEY, KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from tests.corpus.case import Case
    from tests.corpus.outcomes import Finding

Json = dict[str, Any]
BASE_URL = "https://api.test/base"
"""Where requests go if the document has no server that a client could use."""


def check(case: Case) -> Finding:
    """Keep what was sent in ``exchange.jsonl``; problems are requests that were not sent and answers that changed."""
    warnings.simplefilter("ignore")
    exchange = _Exchange(open_client(case), {each.name: each for each in operations(case)}, Reading(case.root))
    sent, unsent, answers, failures = 0, list[str](), 0, list[Failure]()
    with (case.folder / "exchange.jsonl").open("w", encoding="utf-8") as kept:
        for path in sorted((case.client / "testing" / "fixtures").rglob("*.json")):
            whole = json.loads(path.read_text(encoding="utf-8"))
            if "call" not in whole:
                continue
            if not whole.get("requests"):
                unsent.append(exchange.route(whole))
            for record in exchange.requests(whole):
                kept.write(json.dumps(record) + "\n")
                sent += 1
                if "problem" in record:
                    failures.append(Failure(record["route"], f"{record['request']} {record['way']}", record["problem"]))
            count, told = exchange.answers(whole)
            answers += count
            failures += told
    described = sum(1 for _ in exchange.reading.operations())
    counts = {"described": described, "called": len(exchange.stated), "sent": sent, "answers": answers}
    return sort(failures, "exchange", {**counts, "without_request": unsent})


@dataclass
class _Exchange:
    """A client whose server is this object."""

    module: ModuleType
    stated: dict[str, Any]
    reading: Reading
    base_url: str | None = None

    def __post_init__(self) -> None:
        self.documented = Answers(self.reading)
        keys = {scheme.argument: KEYS.get(type(scheme).__name__, KEY) for scheme in self.module.API.schemes}
        self.options: Json = dict(keys)
        try:
            self.module.Client(**self.options).close()
        except Exception:  # noqa: BLE001 - whatever is missing, a base URL is what a user would give
            self.base_url = BASE_URL
            self.options["base_url"] = BASE_URL

    def route(self, whole: Json) -> str:
        """The operation of a file of fixtures, as the document has it."""
        operation = self.stated[whole["call"]]
        return f"{operation.method} {operation.path}"

    def requests(self, whole: Json) -> Iterator[Json]:
        """What is sent for each request fixture of a call, by both clients."""
        operation = self.stated[whole["call"]]
        for name, fixture in whole.get("requests", {}).items():
            given: Json = {}
            for parameter in operation.parameters:
                if parameter.argument in fixture["arguments"]:
                    value = fixture["arguments"][parameter.argument]
                    given.setdefault(parameter.location, {})[parameter.name] = value
            record: Json = {
                "route": self.route(whole),
                "request": name,
                "given": given,
                "base_url": self.base_url,
            }
            if {"body", "text", "base64"} & fixture.keys():
                argument = whole["body"].get("argument")
                record["body"] = fixture["body"] if "body" in fixture else fixture["arguments"][argument]
            for way, call in (("sync", _synchronously), ("async", _asynchronously)):
                yield {**record, "way": way, **self._sent(call, whole, fixture)}

    def _sent(self, call: Callable[..., object], whole: Json, fixture: Json) -> Json:
        server = _Server(httpx.Response(204))
        try:
            call(self.module, server, whole["call"], _arguments(whole, fixture), self._lenient)
        except Exception as error:  # noqa: BLE001 - it is a problem of this request, and the others are sent too
            if not server.requests:
                return {"problem": f"not sent: {type(error).__name__}: {str(error)[:300]}"}
        request = server.requests[0]
        return {
            "method": request.method,
            "url": str(request.url.raw_scheme, "ascii") + "://" + request.url.netloc.decode() + _target(request),
            "headers": [[name.decode("latin-1"), value.decode("latin-1")] for name, value in request.headers.raw],
            "content": base64.b64encode(request.content).decode(),
        }

    @property
    def _lenient(self) -> Json:
        return {**self.options, "on_invalid_response": "ignore"}

    def answers(self, whole: Json) -> tuple[int, list[Failure]]:
        """How many answers were served, and which of them came back as something else."""
        route = self.route(whole)
        fixture = next(iter(whole.get("requests", {}).values()), None)
        if fixture is None:
            return 0, []
        failures, count = list[Failure](), 0
        for name, answer in self.documented.of(whole, route):
            for way, call in (("sync", _synchronously), ("async", _asynchronously)):
                count += 1
                server = _Server(served(answer))
                options = {**self.options, "on_invalid_response": "raise"}
                try:
                    result = call(self.module, server, whole["call"], _arguments(whole, fixture), options)
                    problem = difference(answer, result)
                except Exception as error:  # noqa: BLE001 - errors are what failed requests give
                    problem = difference(answer, error)
                if problem:
                    failures.append(Failure(route, f"answer {name} {way}", problem))
        return count, failures


@dataclass
class _Server:
    """Gives one answer to everything, and keeps what it was asked."""

    answer: httpx.Response
    requests: list[httpx.Request] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return self.answer


def _target(request: httpx.Request) -> str:
    return request.url.raw_path.decode("ascii")


def _arguments(whole: Json, fixture: Json) -> Json:
    if "body" not in fixture:
        return dict(fixture["arguments"])
    if "argument" in whole["body"]:
        return {**fixture["arguments"], whole["body"]["argument"]: fixture["body"]}
    names = whole["body"].get("fields", {})
    return {**fixture["arguments"], **{names.get(name, name): value for name, value in fixture["body"].items()}}


def _synchronously(module: ModuleType, server: _Server, name: str, arguments: Json, options: Json) -> object:
    transport = httpx.MockTransport(server)
    with httpx.Client(transport=transport) as http, module.Client(http_client=http, **options) as client:
        result = attrgetter(name)(client)(**arguments)
        return list(result) if hasattr(result, "__next__") else result


def _asynchronously(module: ModuleType, server: _Server, name: str, arguments: Json, options: Json) -> object:
    async def call() -> object:
        async with (
            httpx.AsyncClient(transport=httpx.MockTransport(server)) as http,
            module.AsyncClient(http_client=http, **options) as client,
        ):
            result = await attrgetter(name)(client)(**arguments)
            return [item async for item in result] if hasattr(result, "__anext__") else result

    return asyncio.run(call())
