"""Clients: what they send with which HTTP client, and what they raise."""

from __future__ import annotations

import asyncio
import pickle
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep
from typing import Any

import httpx
import pytest

from specmint.runtime.calls import Body, RequestOptions
from specmint.runtime.errors import (
    APIConnectionError,
    APITimeoutError,
    ClientClosedError,
    ConfigurationError,
    InvalidResponseWarning,
    NotFoundError,
    RequestValidationError,
    StatusError,
    UnexpectedStatusError,
)
from specmint.runtime.forms import MultipartForm
from specmint.runtime.outgoing import CALL_EXTENSION
from specmint.runtime.resources import AsyncResource, Resource
from specmint.runtime.sessions import DEFAULT_TIMEOUT
from tests.runtime.pets import AsyncClient, Client, Pet, answering, create, operation_with, retrieve

PET = {"id": "1", "name": "A"}


class Recorder:
    """A transport that answers with a pet and keeps what it received."""

    def __init__(self, **answer: Any) -> None:
        self.requests: list[httpx.Request] = []
        self.answer = answer or {"json": PET}

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return httpx.Response(200, **self.answer)


def test_a_call_is_sent_and_its_answer_decoded() -> None:
    recorder = Recorder()
    call = retrieve("a/b", limit=2)
    pet = Client(answering(recorder)).send(call)
    (request,) = recorder.requests
    assert isinstance(pet, Pet)
    assert (request.method, str(request.url)) == ("GET", "https://pets.example/v1/pets/a%2Fb?limit=2")
    assert request.headers["accept"] == "application/json, text/plain;q=0.9, image/*;q=0.9"
    assert request.headers["user-agent"] == f"pets/1.2 python-{httpx.__name__}/{httpx.__version__}"
    assert request.extensions[CALL_EXTENSION] is call
    assert "content-type" not in request.headers


def test_an_answer_comes_with_its_headers() -> None:
    recorder = Recorder(json=PET, headers={"X-Left": "3"})
    received = Client(answering(recorder)).receive(retrieve("1"))
    assert (received.value.to_dict(), received.response.headers["x-left"]) == (PET, "3")


def test_an_answer_comes_with_its_headers_to_the_async_client_too() -> None:
    async def received() -> str:
        http = httpx.AsyncClient(transport=httpx.MockTransport(Recorder(json=PET, headers={"X-Left": "3"})))
        async with AsyncClient(http) as client:
            return (await client.receive(retrieve("1"))).response.headers["x-left"]

    assert asyncio.run(received()) == "3"


def test_encoded_dots_and_slashes_reach_the_wire_as_they_are() -> None:
    recorder = Recorder()
    Client(answering(recorder)).send(retrieve("%2e%2e/x"))
    assert recorder.requests[0].url.raw_path == b"/v1/pets/%252e%252e%2Fx"


def test_the_async_client_does_the_same() -> None:
    recorder = Recorder()

    async def run() -> Pet:
        http = httpx.AsyncClient(transport=httpx.MockTransport(recorder))
        async with AsyncClient(http) as client:
            pet = await client.send(retrieve("1"), RequestOptions(extra_query={"a": 1}))
        assert not http.is_closed
        await http.aclose()
        return pet

    assert isinstance(asyncio.run(run()), Pet)
    assert str(recorder.requests[0].url) == "https://pets.example/v1/pets/1?a=1"
    assert "authorization" not in recorder.requests[0].headers


def test_the_async_client_follows_redirects_like_the_users_and_makes_its_own() -> None:
    answers = [httpx.Response(302, headers={"location": "/x"}), httpx.Response(200, json=PET)]

    async def run() -> None:
        transport = httpx.MockTransport(lambda _: answers.pop(0))
        http = httpx.AsyncClient(transport=transport, follow_redirects=True)
        assert isinstance(await AsyncClient(http).send(retrieve("1")), Pet)
        answers.append(httpx.Response(302, headers={"location": "/x"}))
        with pytest.raises(StatusError):
            await AsyncClient(httpx.AsyncClient(transport=transport, follow_redirects=True, max_redirects=0)).send(
                retrieve("1")
            )
        client = AsyncClient(base_url="http://127.0.0.1:1")
        with pytest.raises(APIConnectionError):
            await client.send(retrieve("1"))
        with pytest.raises(APIConnectionError):
            await client.send(retrieve("1"))
        await client.close()
        with pytest.raises(ClientClosedError, match="This AsyncClient is closed"):
            await client.send(retrieve("1"))
        await AsyncClient().close()

    asyncio.run(run())


def test_a_warning_points_at_the_line_that_awaits() -> None:
    async def run() -> None:
        http = httpx.AsyncClient(transport=httpx.MockTransport(Recorder(json={"id": 1})))
        await AsyncClient(http).send(retrieve("1"))

    with pytest.warns(InvalidResponseWarning) as caught:
        asyncio.run(run())
    assert caught[0].filename == __file__


def test_the_policy_and_the_checks_are_the_clients() -> None:
    pet = Client(answering(Recorder(json={"id": 1})), on_invalid_response="ignore").send(retrieve("1"))
    assert pet.to_dict() == {"id": 1}
    with pytest.raises(RequestValidationError):
        Client(answering(Recorder())).send(retrieve("1", limit=1000))
    Client(answering(Recorder()), validate_requests=False).send(retrieve("1", limit=1000))


@pytest.mark.parametrize("base_url", ["http://localhost:8000/api", "http://localhost:8000/api/"])
def test_the_base_url_may_be_another(base_url: str) -> None:
    recorder = Recorder()
    client = Client(answering(recorder), base_url=base_url)
    client.send(retrieve("1"))
    assert str(recorder.requests[0].url) == "http://localhost:8000/api/pets/1"
    assert repr(client) == "<Client base_url='http://localhost:8000/api'>"


def test_the_nearest_header_wins_whatever_its_case() -> None:
    recorder = Recorder()
    client = Client(answering(recorder), default_headers={"user-agent": "mine", "X-Trace": "default", "X-A": "a"})
    client.send(retrieve("1", trace="argument"), RequestOptions(extra_headers={"x-a": "call", "ACCEPT": "x/y"}))
    headers = recorder.requests[0].headers
    assert headers["user-agent"] == "mine"
    assert headers.get_list("x-trace") == ["argument"]
    assert headers.get_list("x-a") == ["call"]
    assert headers["accept"] == "x/y"


def test_default_headers_are_checked_when_the_client_is_made() -> None:
    with pytest.raises(RequestValidationError, match=r"default_headers\['X-A'\]: must not hold line breaks"):
        Client(default_headers={"X-A": "a\nb"})


def test_cookies_of_the_http_client_are_sent_beside_those_of_the_call() -> None:
    recorder = Recorder()
    http = answering(recorder)
    http.cookies.set("jar", "1")
    Client(http).send(retrieve("1", theme="dark"))
    assert recorder.requests[0].headers["cookie"] == "jar=1; theme=dark"


def test_bodies_arrive() -> None:
    recorder = Recorder()
    Client(answering(recorder), on_invalid_response="ignore").send(create(name="Bo"))
    assert recorder.requests[0].headers["content-type"] == "application/json"
    assert recorder.requests[0].content == b'{"name":"Bo"}'


def timeout_of(client: Client, recorder: Recorder, timeout: Any = None) -> object:
    client.send(retrieve("1"), RequestOptions(timeout=timeout))
    return recorder.requests[-1].extensions["timeout"]


def test_the_nearest_timeout_counts() -> None:
    recorder = Recorder()
    transport = httpx.MockTransport(recorder)
    own = httpx.Client(transport=transport, timeout=7)
    assert timeout_of(Client(own), recorder) == httpx.Timeout(7).as_dict()
    assert timeout_of(Client(own, timeout=8), recorder) == httpx.Timeout(8).as_dict()
    assert timeout_of(Client(own, timeout=8), recorder, 9.5) == httpx.Timeout(9.5).as_dict()
    assert timeout_of(Client(own, timeout=8), recorder, 0.0) == httpx.Timeout(0.0).as_dict()
    assert timeout_of(Client(own), recorder, httpx.Timeout(None)) == httpx.Timeout(None).as_dict()


def test_the_default_timeout_is_a_minute_and_five_seconds_to_connect() -> None:
    assert httpx.Timeout(60, connect=5) == DEFAULT_TIMEOUT


def test_an_http_client_is_made_on_first_use_and_closed_with_the_client(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[httpx.Client] = []

    def make(**how: Any) -> httpx.Client:
        made.append(original(transport=httpx.MockTransport(Recorder()), **how))
        return made[-1]

    original = httpx.Client
    monkeypatch.setattr(httpx, "Client", make)
    with Client() as client:
        assert not made
        client.send(retrieve("1"))
        client.send(retrieve("1"))
    assert len(made) == 1
    assert made[0].timeout == DEFAULT_TIMEOUT
    assert made[0].is_closed
    with pytest.raises(ClientClosedError, match="This Client is closed; make a new one"):
        client.send(retrieve("1"))


def test_the_users_http_client_is_not_closed() -> None:
    http = answering(Recorder())
    with Client(http):
        pass
    assert not http.is_closed


@pytest.mark.parametrize(
    ("raised", "expected", "message"),
    [
        (httpx.ConnectTimeout("t"), APITimeoutError, "pets.retrieve: https://pets.example/v1 did not answer in time"),
        (httpx.ReadTimeout("t"), APITimeoutError, "(ReadTimeout)"),
        (
            httpx.ConnectError("refused"),
            APIConnectionError,
            "no complete answer from https://pets.example/v1 (ConnectError: refused)",
        ),
        (httpx.RemoteProtocolError("x"), APIConnectionError, "RemoteProtocolError"),
        (httpx.DecodingError("x"), APIConnectionError, "DecodingError"),
    ],
)
def test_what_goes_wrong_on_the_way_has_its_error(raised: Exception, expected: type[Exception], message: str) -> None:
    def handle(_: httpx.Request) -> httpx.Response:
        raise raised

    with pytest.raises(APIConnectionError) as caught:
        Client(answering(handle)).send(retrieve("1"), RequestOptions(extra_query={"q": "private"}))
    assert type(caught.value) is expected
    assert message in str(caught.value)
    assert "private" not in str(caught.value)
    assert caught.value.__cause__ is raised
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 - our own bytes


def test_what_is_no_success_is_raised() -> None:
    response = httpx.Response(404, json={"detail": "none"})
    with pytest.raises(NotFoundError) as caught:
        Client(answering(response)).send(retrieve("1"))
    assert caught.value.error.detail == "none"


def test_request_errors_are_value_errors_and_can_be_pickled() -> None:
    with pytest.raises(ValueError, match="pet_id: must not be empty") as caught:
        Client().send(retrieve(""))
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 - our own bytes


def test_a_resource_holds_its_session() -> None:
    class Pets(Resource):
        def retrieve(self, pet_id: str) -> Pet:
            return self._session.send(retrieve(pet_id))

    class AsyncPets(AsyncResource):
        async def retrieve(self, pet_id: str) -> Pet:
            return await self._session.send(retrieve(pet_id))

    assert Pets(Client(answering(Recorder()))).retrieve("1").id == "1"
    http = httpx.AsyncClient(transport=httpx.MockTransport(Recorder()))
    assert asyncio.run(AsyncPets(AsyncClient(http)).retrieve("1")).id == "1"


def test_what_is_closed_says_so_within_the_errors_of_the_package() -> None:
    http = answering(Recorder())
    client = Client(http)
    http.close()
    with pytest.raises(ClientClosedError, match="This Client is closed"):
        client.send(retrieve("1"))


def test_what_makes_no_url_or_no_message_is_refused() -> None:
    with pytest.raises(RequestValidationError, match="the path and the query make no URL that can be sent"):
        Client(answering(Recorder())).send(retrieve("1"), RequestOptions(extra_query={"q": "a" * 100_000}))
    with pytest.raises(RequestValidationError, match="extra_headers: must not hold Content-Length"):
        Client(answering(Recorder())).send(retrieve("1"), RequestOptions(extra_headers={"Content-Length": "1"}))
    with pytest.raises(RequestValidationError, match="tags: has more digits than Python writes"):
        Client(answering(Recorder())).send(retrieve("1", tags=10**5000))


def test_threads_that_begin_together_share_one_http_client(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[httpx.Client] = []
    original = httpx.Client

    def make(**how: Any) -> httpx.Client:
        sleep(0.01)
        made.append(original(transport=httpx.MockTransport(Recorder()), **how))
        return made[-1]

    monkeypatch.setattr(httpx, "Client", make)
    client, together = Client(), Barrier(20)

    def work(_: int) -> Pet:
        together.wait()
        return client.send(retrieve("1"))

    with ThreadPoolExecutor(20) as pool:
        assert len(list(pool.map(work, range(20)))) == 20
    client.close()
    assert [http.is_closed for http in made] == [True]
    assert made[0].headers["accept-encoding"] == "gzip, deflate"


def test_a_redirect_that_is_not_followed_says_where_it_leads_and_what_would_follow_it() -> None:
    response = httpx.Response(307, headers={"location": "https://pets.example/v1/pets/?key=k"})
    with pytest.raises(UnexpectedStatusError) as caught:
        Client(answering(response), credentials={"bearer": "key=k"}).send(retrieve("1"))
    assert str(caught.value) == (
        "pets.retrieve: 307 Temporary Redirect; it leads to https://pets.example/v1/pets/?REDACTED, where an "
        "http_client made with follow_redirects=True would go"
    )
    with pytest.raises(UnexpectedStatusError, match=r"304 Not Modified$"):
        Client(answering(httpx.Response(304, headers={"etag": "x"}))).send(retrieve("1"))


def test_the_query_of_the_http_client_is_added_and_that_of_the_call_wins() -> None:
    recorder = Recorder()
    http = httpx.Client(transport=httpx.MockTransport(recorder), params={"version": "2 b", "limit": "9"})
    Client(http, credentials={"query": "k"}).send(retrieve("a/b", limit=2))
    assert recorder.requests[0].url.raw_path == b"/v1/pets/a%2Fb?limit=2&version=2%20b"


def test_the_content_type_is_that_of_the_body_whatever_holds_for_all_calls() -> None:
    recorder = Recorder()
    http = httpx.Client(transport=httpx.MockTransport(recorder), headers={"content-type": "text/x"})
    client = Client(http, default_headers={"Content-Type": "text/y"}, on_invalid_response="ignore")
    client.send(create(name="Bo"))
    client.send(create(name="Bo"), RequestOptions(extra_headers={"content-type": "application/z+json"}))
    client.send(operation_with(Body("multipart/form-data", form=MultipartForm())).call({"file": b"x"}))
    types = [request.headers["content-type"] for request in recorder.requests]
    assert types[:2] == ["application/json", "application/z+json"]
    assert types[2].startswith("multipart/form-data; boundary=")


def test_the_base_url_of_the_http_client_does_not_count() -> None:
    recorder = Recorder()
    http = httpx.Client(transport=httpx.MockTransport(recorder), base_url="https://other.example/x")
    Client(http).send(retrieve("1"))
    assert str(recorder.requests[0].url) == "https://pets.example/v1/pets/1"


class NotHttpx:
    """What looks like an HTTP client."""

    is_closed = False


@pytest.mark.parametrize("given", [httpx.AsyncClient(), NotHttpx(), "client"])
def test_an_http_client_of_another_kind_is_refused_when_the_client_is_made(given: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"http_client must be an httpx\w*\.Client, and not a "):
        Client(given)


@pytest.mark.parametrize("given", [httpx.Client(), NotHttpx()])
def test_an_async_client_takes_no_http_client_that_blocks(given: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"http_client must be an httpx\w*\.AsyncClient, and not a "):
        AsyncClient(given)


@pytest.mark.parametrize("timeout", ["5", (1, 2), NotHttpx()])
def test_a_timeout_of_another_kind_is_refused(timeout: Any) -> None:
    with pytest.raises(ConfigurationError, match="timeout must be seconds or an"):
        Client(timeout=timeout)
    with pytest.raises(ConfigurationError, match="timeout must be seconds or an"):
        Client(answering(Recorder())).send(retrieve("1"), RequestOptions(timeout=timeout))


def test_a_closed_http_client_is_told_as_such() -> None:
    http = answering(Recorder())
    http.close()
    with pytest.raises(ClientClosedError):
        Client(http).send(retrieve("1"))


def test_calls_are_awaited_on_trio_too() -> None:
    trio = pytest.importorskip("trio", reason="trio is not installed")

    async def run() -> str:
        async with httpx.AsyncClient(transport=httpx.MockTransport(Recorder())) as http, AsyncClient(http) as client:
            return (await client.send(retrieve("1"))).name

    assert trio.run(run) == "A"
