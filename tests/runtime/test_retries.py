"""Calls that are sent again, over a real socket where it matters."""

from __future__ import annotations

import asyncio
import io
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import trio

from specmint.runtime import event_loops, retries
from specmint.runtime.calls import Body, Operation, Parameter, Returns
from specmint.runtime.errors import (
    APIConnectionError,
    APITimeoutError,
    ConfigurationError,
    RateLimitError,
    RequestValidationError,
    ServerError,
)
from specmint.runtime.octets import Octets
from specmint.runtime.retries import RetryBudget
from tests.runtime.pets import AsyncClient, Client, MockedClient, create, retrieve
from tests.runtime.serving import Handler, serving

if TYPE_CHECKING:
    from collections.abc import Callable

JSON = {"content-type": "application/json"}
PET = b'{"id": "1", "name": "A"}'
NOW = datetime.now(UTC)
SOON, PRESENT = (format_datetime(NOW + timedelta(seconds=each), usegmt=True) for each in (9, 0))
UPLOAD: Operation[None] = Operation(
    "pets.upload",
    method="PUT",
    path="/pets",
    body=Body("application/octet-stream", spread=False, octets=Octets()),
    responses=(Returns("200"),),
)


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made, none of which takes any time."""
    made: list[float] = []

    async def note(seconds: float) -> None:
        made.append(seconds)

    monkeypatch.setattr("specmint.runtime.sync_session.time", SimpleNamespace(sleep=made.append))
    monkeypatch.setattr("specmint.runtime.async_session.sleep", note)
    return made


class Server:
    """Answers with each of these in turn: a status with headers, or an exception of the transport."""

    def __init__(self, *answers: tuple[int, dict[str, str]] | type[httpx.TransportError]) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if not self.answers:
            return httpx.Response(201 if request.method == "POST" else 200, headers=JSON, content=PET)
        answer = self.answers.pop(0)
        if isinstance(answer, tuple):
            return httpx.Response(answer[0], headers=answer[1])
        raise answer(request.method)

    def client(self, **options: Any) -> Client:
        http = httpx.Client(transport=httpx.MockTransport(self))
        return Client(http, credentials={"bearer": "k"}, **{"max_retries": 2, **options})

    def awaited(self, **options: Any) -> AsyncClient:
        http = httpx.AsyncClient(transport=httpx.MockTransport(self))
        return AsyncClient(http, **{"max_retries": 2, **options})


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_an_idempotent_call_is_sent_again(status: int, pauses: list[float]) -> None:
    server = Server((status, {}), (status, {}))
    assert server.client().send(retrieve("1")).name == "A"
    assert len(server.requests) == 3
    assert 0 <= pauses[0] <= 0.5
    assert 0 <= pauses[1] <= 1
    again = Server((status, {}), (status, {}))
    assert asyncio.run(again.awaited().send(retrieve("1"))).name == "A"
    assert len(again.requests) == 3
    assert len(pauses) == 4


@pytest.mark.parametrize("status", [400, 401, 404, 409, 422, 501])
def test_other_statuses_are_the_callers(status: int, pauses: list[float]) -> None:
    server = Server((status, {}))
    with pytest.raises(Exception, match=str(status)):
        server.client().send(retrieve("1"))
    assert (len(server.requests), pauses) == (1, [])


@pytest.mark.parametrize(
    ("answer", "tries"),
    [
        ((408, {}), 2),
        ((429, {}), 2),
        ((503, {"retry-after": "1"}), 2),
        ((503, {}), 1),
        ((500, {}), 1),
        (httpx.ConnectError, 2),
        (httpx.ConnectTimeout, 2),
        (httpx.PoolTimeout, 2),
        (httpx.ReadTimeout, 1),
        (httpx.WriteError, 1),
        (httpx.RemoteProtocolError, 1),
    ],
)
@pytest.mark.usefixtures("pauses")
def test_a_post_is_sent_again_only_where_nothing_was_done(
    answer: tuple[int, dict[str, str]] | type[httpx.TransportError], tries: int
) -> None:
    server = Server(answer)
    try:
        server.client().send(create(name="A"))
    except (APIConnectionError, ServerError):
        assert tries == 1
    assert len(server.requests) == tries


@pytest.mark.parametrize("error", [httpx.ReadTimeout, httpx.WriteError, httpx.RemoteProtocolError, httpx.ReadError])
@pytest.mark.usefixtures("pauses")
def test_a_post_with_an_idempotency_key_is_sent_again(error: type[httpx.TransportError]) -> None:
    server = Server(error, (500, {}))
    server.client(default_headers={"Idempotency-Key": "k"}).send(create(name="A"))
    assert len(server.requests) == 3


@pytest.mark.parametrize("error", [httpx.UnsupportedProtocol, httpx.LocalProtocolError])
def test_mistakes_of_ours_are_not_repeated(error: type[httpx.TransportError], pauses: list[float]) -> None:
    server = Server(error)
    with pytest.raises(APIConnectionError):
        server.client().send(retrieve("1"))
    assert (len(server.requests), pauses) == (1, [])


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after": "0"}, 0),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"date": PRESENT, "retry-after": SOON}, 9),
        ({"date": PRESENT, "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT"}, 0),
        ({"retry-after": "Sunday, 06-Nov-94 08:49:37 GMT"}, 0),
    ],
)
def test_the_server_says_how_long_to_wait(headers: dict[str, str], seconds: float, pauses: list[float]) -> None:
    Server((429, headers)).client().send(retrieve("1"))
    assert pauses == [pytest.approx(seconds)]


@pytest.mark.parametrize("text", ["soon", "-1", "", "1e9", "9" * 5000, "Sun, 99 Nov 2026 08:49:37 GMT", "\x0c1"])
def test_what_is_no_time_is_ignored(text: str, pauses: list[float]) -> None:
    Server((429, {"retry-after": text, "retry-after-ms": text})).client().send(retrieve("1"))
    assert 0 <= pauses[0] <= 0.5


def test_a_server_that_asks_for_too_long_is_not_waited_for(pauses: list[float]) -> None:
    with pytest.raises(RateLimitError):
        Server((429, {"retry-after": "61"})).client().send(retrieve("1"))
    assert pauses == []


def test_the_deadline_holds_for_all_tries(pauses: list[float]) -> None:
    server = Server((429, {"retry-after": "1"}), (429, {"retry-after": "30"}))
    with pytest.raises(RateLimitError):
        server.client(total_timeout=20).send(retrieve("1"))
    assert pauses == [1]
    assert all(0 < value <= 20 for value in server.requests[1].extensions["timeout"].values())


def test_a_body_that_drips_is_cut_off_at_the_deadline() -> None:
    def drip(handler: Handler) -> None:
        handler.answer(200, {**JSON, "content-length": "1000"})
        try:
            for _ in range(100):
                handler.wfile.write(b" ")
                handler.wfile.flush()
                time.sleep(0.02)
        except OSError:
            return

    with serving(drip) as url:
        began = time.monotonic()
        with (
            Client(base_url=url, credentials={"bearer": "k"}, total_timeout=0.2) as client,
            pytest.raises(APITimeoutError),
        ):
            client.send(retrieve("1"))
        assert time.monotonic() - began < 1.5


def test_a_body_that_cannot_be_read_again_is_sent_once(pauses: list[float]) -> None:
    server = Server((500, {}))
    with pytest.raises(ServerError):
        server.client().send(UPLOAD.call({"body": iter([b"a", b"b"])}))
    assert (len(server.requests), pauses) == (1, [])


def test_a_file_is_read_again_from_its_beginning() -> None:
    received: list[bytes] = []

    def fail_once(handler: Handler) -> None:
        received.append(handler.body)
        handler.answer(200 if len(received) > 1 else 503, {"retry-after-ms": "1"})

    file = io.BytesIO(b"whole")
    with serving(fail_once) as url, Client(base_url=url, credentials={"bearer": "k"}, max_retries=1) as client:
        client.send(UPLOAD.call({"body": file}))
    assert received == [b"whole", b"whole"]


def stale(seen: list[int]) -> Callable[[Handler], None]:
    """A server that closes each connection after an answer, and does not say so."""

    def respond(handler: Handler) -> None:
        seen.append(handler.client_address[1])
        handler.answer(200, JSON, PET)
        handler.close_connection = True

    return respond


def test_connections_that_the_server_has_closed_do_not_matter() -> None:
    seen: list[int] = []
    with serving(stale(seen)) as url:
        with Client(base_url=url, credentials={"bearer": "k"}, max_retries=2) as client:
            assert [client.send(retrieve("1")).name for _ in range(20)] == ["A"] * 20

        async def many() -> list[str]:
            async with AsyncClient(base_url=url, max_retries=2) as client:
                return [(await client.send(retrieve("1"))).name for _ in range(20)]

        assert asyncio.run(many()) == ["A"] * 20
    assert len(set(seen)) == len(seen) == 40


@pytest.mark.usefixtures("pauses")
def test_an_outage_is_not_multiplied() -> None:
    server = Server(*[(503, {})] * 1000)
    client = server.client()
    for _ in range(300):
        with pytest.raises(ServerError):
            client.with_options(timeout=1).send(retrieve("1"))
    assert len(server.requests) == 400


def test_a_budget_is_earned_by_calls_that_are_answered() -> None:
    budget = RetryBudget()
    assert sum(budget.take() for _ in range(200)) == 100
    for _ in range(6):
        budget.earn()
    assert [budget.take(), budget.take()] == [True, False]
    for _ in range(10_000):
        budget.earn()
    assert sum(budget.take() for _ in range(200)) == 100


def test_pauses_are_made_of_full_jitter(monkeypatch: pytest.MonkeyPatch, pauses: list[float]) -> None:
    class Largest:
        def uniform(self, low: float, high: float) -> float:
            assert low == 0
            return high

    monkeypatch.setattr(retries, "_random", Largest())
    with pytest.raises(ServerError):
        Server(*[(500, {})] * 9).client(max_retries=7).send(retrieve("1"))
    assert pauses == [0.5, 1, 2, 4, 8, 8, 8]


KEYED: Operation[None] = Operation(
    "pets.adopt",
    method="POST",
    path="/adoptions",
    parameters=(Parameter("Idempotency-Key", keyword="idempotency_key", location="header"),),
    responses=(Returns("204"),),
)


@pytest.mark.usefixtures("pauses")
def test_a_key_is_made_once_a_call_and_kept_over_its_tries() -> None:
    server = Server((500, {}), httpx.ReadTimeout, (204, {}), (204, {}), (204, {}), (204, {}))
    client = server.client()
    client.send(KEYED.call({}))
    first, second, third = (request.headers["idempotency-key"] for request in server.requests)
    assert first == second == third
    client.send(KEYED.call({}))
    assert server.requests[-1].headers["idempotency-key"] != first
    client.send(KEYED.call({"idempotency_key": "mine"}))
    assert server.requests[-1].headers["idempotency-key"] == "mine"


@pytest.mark.parametrize(
    "parameter",
    [
        Parameter("Idempotency-Key", "header", schema="pets.json#/PetId", keyword="key"),
        Parameter("Idempotency-Key", "query", keyword="key"),
        Parameter("X-Trace", "header", keyword="key"),
    ],
)
def test_no_key_is_made_that_does_not_fit(parameter: Parameter) -> None:
    operation: Operation[None] = Operation(
        "pets.adopt", method="POST", path="/a", parameters=(parameter,), responses=(Returns("204"),)
    )
    server = Server((204, {}))
    server.client().send(operation.call({}))
    (request,) = server.requests
    assert parameter.name not in request.headers
    assert parameter.name not in request.url.params


def test_the_mock_never_waits_and_shows_the_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("specmint.runtime.sync_session.time", SimpleNamespace(sleep=waited.append))
    client = MockedClient(credentials={"bearer": "k"}, max_retries=2)
    client.mock.fail(httpx.ConnectError("no route"))
    client.mock.respond(429, headers={"retry-after": "60"})
    client.mock.respond(200, json={"id": "1", "name": "A"})
    assert client.send(retrieve("1")).name == "A"
    assert [request.call for request in client.mock.requests] == ["pets.retrieve"] * 3
    assert waited == [0.0, 0.0]
    client.mock.respond(503, json={"detail": "down"})
    with pytest.raises(ServerError):
        client.send(retrieve("1"))
    assert len(client.mock.requests) == 6
    client.mock.assert_all_used()


@pytest.mark.parametrize(
    "options", [{"max_retries": -1}, {"total_timeout": 0}, {"total_timeout": -1.5}, {"total_timeout": float("nan")}]
)
def test_numbers_that_mean_nothing_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError):
        Client(**options)
    with pytest.raises(ConfigurationError):
        Client().with_options(**options)


def test_a_view_has_options_of_its_own_and_shares_the_rest() -> None:
    server = Server()
    client = server.client(default_headers={"X-A": "1", "X-B": "1"}, total_timeout=9)
    view = client.with_options(base_url="https://other.example/v2", headers={"x-b": "2"}, timeout=7)
    assert type(view) is Client
    view.send(retrieve("1"))
    client.send(retrieve("1"))
    changed, kept = server.requests
    assert (changed.url.host, changed.headers["x-a"], changed.headers["x-b"]) == ("other.example", "1", "2")
    assert changed.extensions["timeout"]["read"] == 7
    assert (kept.url.host, kept.headers["x-b"]) == ("pets.example", "1")
    with pytest.raises(RequestValidationError):
        client.send(create(name=1))
    view.with_options(validate_requests=False).send(create(name=1))
    with pytest.raises(RequestValidationError):
        client.with_options(headers={"bad name": "x"})


def test_a_view_is_closed_with_its_client() -> None:
    with serving(stale([])) as url:
        client = Client(base_url=url, credentials={"bearer": "k"})
        view = client.with_options(max_retries=1)
        assert view.send(retrieve("1")).name == "A"
        client.close()
        with pytest.raises(Exception, match="closed"):
            view.send(retrieve("1"))


def test_waiting_does_not_block_either_library() -> None:
    async def wait() -> Any:
        await event_loops.sleep(0.001)
        return event_loops.running_trio()

    assert asyncio.run(wait()) is None
    assert trio.run(wait) is trio
