"""Tokens of OAuth 2: fetched once, kept, and fetched again where they are refused."""

from __future__ import annotations

import asyncio
import base64
import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest

from specmint.runtime.async_session import AsyncSession
from specmint.runtime.calls import Body, Operation, Returns
from specmint.runtime.errors import APIConnectionError, AuthenticationError, CredentialsError
from specmint.runtime.mock import MockTransport
from specmint.runtime.oauth2 import ClientCredentials, OAuth2Token, RefreshToken, TokenSource
from specmint.runtime.octets import Octets
from specmint.runtime.sessions import SessionOptions
from tests.runtime.pets import API, FIXTURES, Client

SCHEME = OAuth2Token(
    "oauth",
    argument="oauth",
    variable="PETS_OAUTH",
    endpoint="https://auth.example/token",
    refresh_endpoint="https://auth.example/refresh",
)
OAUTH = API._replace(schemes=(SCHEME,), requires_credentials=True)
DONE = (Returns("204"),)


def guarded(*scopes: str, method: str = "GET", body: Body | None = None) -> Operation[None]:
    return Operation(
        "pets.guard",
        method=method,
        path="/guard",
        body=body,
        responses=DONE,
        security=(("oauth",),),
        scopes={"oauth": scopes},
    )


class Server:
    """An API and the server of its tokens, which are called t1, t2, ..."""

    def __init__(self, **answer: Any) -> None:
        self.asked: list[httpx.Request] = []
        self.called: list[str] = []
        self.refused: set[str] = set()
        self.answer = answer
        self.slow = 0.0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.host == "auth.example":
            request.read()
            self.asked.append(request)
            time.sleep(self.slow)
            answer = {"access_token": f"t{len(self.asked)}", "token_type": "Bearer", **self.answer}
            return httpx.Response(200, json=answer)
        token = request.headers["authorization"].removeprefix("Bearer ")
        self.called.append(token)
        return httpx.Response(401 if token in self.refused else 204)

    def client(self, source: TokenSource, **options: Any) -> Client:
        return Client(self.http(), api=OAUTH, credentials={"oauth": source}, **options)

    def http(self, **how: Any) -> httpx.Client:
        return httpx.Client(transport=httpx.MockTransport(self), **how)

    def form(self, index: int = -1) -> dict[str, list[str]]:
        return parse_qs(self.asked[index].content.decode())


def test_a_token_is_fetched_once_and_kept() -> None:
    server = Server(expires_in=3600)
    client = server.client(ClientCredentials("me:", "s3cret&"))
    client.send(guarded("b", "a").call({}))
    client.send(guarded("a").call({}))
    assert server.called == ["t1", "t1"]
    (asked,) = server.asked
    assert (asked.method, str(asked.url)) == ("POST", "https://auth.example/token")
    assert server.form() == {"grant_type": ["client_credentials"], "scope": ["a b"]}
    assert asked.headers["authorization"] == "Basic " + base64.b64encode(b"me%3A:s3cret%26").decode()


def test_other_scopes_need_another_token() -> None:
    server = Server()
    client = server.client(ClientCredentials("me", "s"))
    for scopes in (("a",), ("b",), ("a",)):
        client.send(guarded(*scopes).call({}))
    assert server.called == ["t1", "t2", "t1"]
    fixed = server.client(ClientCredentials("me", "s", scopes=["all"]))
    fixed.send(guarded("a").call({}))
    assert server.form()["scope"] == ["all"]


def test_the_secret_may_go_among_the_fields() -> None:
    server = Server()
    server.client(ClientCredentials("me", "s", secret_in_body=True)).send(guarded().call({}))
    assert server.form() == {"grant_type": ["client_credentials"], "client_id": ["me"], "client_secret": ["s"]}
    assert "authorization" not in server.asked[0].headers


def test_nothing_of_the_users_http_client_goes_to_the_server_of_tokens() -> None:
    server = Server()
    http = server.http(headers={"X-Own": "1"}, params={"p": "1"}, cookies={"c": "1"}, auth=("a", "b"))
    Client(http, api=OAUTH, credentials={"oauth": ClientCredentials("me", "s")}).send(guarded().call({}))
    assert not {"x-own", "cookie"} & set(server.asked[0].headers)
    assert server.asked[0].url.query == b""
    assert server.called == ["t1"]


def test_a_token_that_ends_is_fetched_again() -> None:
    server = Server(expires_in=0)
    client = server.client(ClientCredentials("me", "s"))
    client.send(guarded().call({}))
    client.send(guarded().call({}))
    assert server.called == ["t1", "t2"]


def test_a_token_that_is_refused_is_fetched_again_once() -> None:
    server = Server()
    client = server.client(ClientCredentials("me", "s"))
    server.refused = {"t1"}
    client.send(guarded().call({}))
    assert server.called == ["t1", "t2"]
    server.refused = {"t2", "t3", "t4"}
    with pytest.raises(AuthenticationError):
        client.send(guarded().call({}))
    assert server.called == ["t1", "t2", "t2", "t3"]


def test_a_body_that_is_read_only_once_is_not_sent_again() -> None:
    server = Server()
    server.refused = {"t1"}
    operation = guarded(method="POST", body=Body("application/octet-stream", spread=False, octets=Octets()))
    with pytest.raises(AuthenticationError):
        server.client(ClientCredentials("me", "s")).send(operation.call({"body": iter([b"once"])}))
    assert server.called == ["t1"]


def test_many_threads_fetch_one_token() -> None:
    server = Server()
    server.slow = 0.05
    client = server.client(ClientCredentials("me", "s"))
    with ThreadPoolExecutor(8) as executor:
        list(executor.map(lambda _: client.send(guarded().call({})), range(16)))
    assert len(server.asked) == 1


@pytest.mark.parametrize("library", ["asyncio", "trio"])
def test_many_tasks_fetch_one_token(library: str) -> None:
    server = Server()
    source = ClientCredentials("me", "s")

    async def handle(request: httpx.Request) -> httpx.Response:
        if request.url.host == "auth.example":
            await (asyncio if library == "asyncio" else trio).sleep(0.01)
        return server(request)

    async def call(http: httpx.AsyncClient) -> None:
        await AsyncSession(OAUTH, {"oauth": source}, SessionOptions(), http).send(guarded().call({}))

    async def on_asyncio() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(handle)) as http:
            await asyncio.gather(*(call(http) for _ in range(8)))

    async def on_trio() -> None:
        async with (
            httpx.AsyncClient(transport=httpx.MockTransport(handle)) as http,
            trio.open_nursery() as nursery,
        ):
            for _ in range(8):
                nursery.start_soon(call, http)

    trio: Any = pytest.importorskip("trio", reason="trio is not installed") if library == "trio" else None
    if library == "trio":
        trio.run(on_trio)
    else:
        asyncio.run(on_asyncio())
    assert len(server.asked) == 1
    assert server.called == ["t1"] * 8


def test_an_async_client_fetches_again_too() -> None:
    server = Server()
    server.refused = {"t1"}

    async def run() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(server)) as http:
            session = AsyncSession(OAUTH, {"oauth": ClientCredentials("me", "s")}, SessionOptions(), http)
            await session.send(guarded().call({}))

    asyncio.run(run())
    assert server.called == ["t1", "t2"]


def test_a_refresh_token_may_be_replaced() -> None:
    server = Server(refresh_token="r2", expires_in=0)
    new: list[str] = []
    client = server.client(RefreshToken("r1", "me", on_refresh=new.append))
    client.send(guarded("a").call({}))
    assert str(server.asked[0].url) == "https://auth.example/refresh"
    assert server.form() == {"grant_type": ["refresh_token"], "refresh_token": ["r1"], "client_id": ["me"]}
    client.send(guarded("a").call({}))
    assert server.form()["refresh_token"] == ["r2"]
    assert new == ["r2"]


REFUSED: dict[str, tuple[httpx.Response, str]] = {
    "an error": (
        httpx.Response(400, json={"error": "invalid_client", "error_description": "who\nis that?"}),
        r"https://auth.example/token gave no token: 400 Bad Request \(invalid_client: who%0Ais that%3F\)",
    ),
    "no JSON": (httpx.Response(200, text="<html>"), "200 OK \\(without a reason\\)"),
    "no token": (httpx.Response(200, json={}), "without a reason"),
    "no text": (httpx.Response(200, json={"access_token": 1}), "without a reason"),
    "two lines": (httpx.Response(200, json={"access_token": "a\r\nb"}), "without a reason"),
    "no object": (httpx.Response(200, json=[]), "without a reason"),
    "a redirect": (httpx.Response(302, headers={"location": "https://evil.example"}), "302 Found"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_gives_no_token_is_told(case: str) -> None:
    answer, message = REFUSED[case]
    http = httpx.Client(transport=httpx.MockTransport(lambda _: answer), follow_redirects=True)
    client = Client(http, api=OAUTH, credentials={"oauth": ClientCredentials("me", "s3cret")})
    with pytest.raises(CredentialsError, match=message) as caught:
        client.send(guarded().call({}))
    assert "s3cret" not in str(caught.value)


def test_a_server_of_tokens_that_is_not_there_is_an_error_of_ours() -> None:
    def handle(_: httpx.Request) -> httpx.Response:
        message = "refused"
        raise httpx.ConnectError(message)

    http = httpx.Client(transport=httpx.MockTransport(handle))
    with pytest.raises(APIConnectionError, match="refused"):
        Client(http, api=OAUTH, credentials={"oauth": ClientCredentials("me", "s")}).send(guarded().call({}))


def test_no_secret_leaves_a_client_that_was_moved() -> None:
    server = Server()
    moved = server.client(ClientCredentials("me", "s"), base_url="http://localhost:1")
    with pytest.raises(CredentialsError, match="oauth needs its own token_url"):
        moved.send(guarded().call({}))
    assert server.asked == []
    told = ClientCredentials("me", "s", token_url="https://auth.example/test")
    server.client(told, base_url="http://localhost:1").send(guarded().call({}))
    assert str(server.asked[0].url) == "https://auth.example/test"


def test_a_relative_url_belongs_to_the_server() -> None:
    seen: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url))
        return httpx.Response(200, json={"access_token": "t"}) if len(seen) == 1 else httpx.Response(204)

    api = OAUTH._replace(schemes=(OAuth2Token("oauth", argument="oauth", variable="PETS_OAUTH", endpoint="token"),))
    http = httpx.Client(transport=httpx.MockTransport(handle))
    Client(http, api=api, credentials={"oauth": ClientCredentials("me", "s")}, base_url="http://localhost/v9").send(
        guarded().call({})
    )
    assert seen == ["http://localhost/v9/token", "http://localhost/v9/guard"]


def test_the_mock_gives_tokens() -> None:
    mock = MockTransport(FIXTURES, OAUTH)
    mock.respond(204)
    client = Client(httpx.Client(transport=mock), api=OAUTH, credentials={"oauth": ClientCredentials("me", "s")})
    client.send(guarded().call({}))
    assert mock.requests[0].headers["authorization"] == "Bearer test"


def test_no_secret_shows() -> None:
    server = Server()
    source = RefreshToken("r-secret", "me", "c-secret")
    client = server.client(source)
    client.send(guarded().call({}))
    shown = repr([source, client, vars(client), source._tokens])  # noqa: SLF001 - that is what may show
    assert "secret" not in shown
    assert json.dumps("t1") not in shown
