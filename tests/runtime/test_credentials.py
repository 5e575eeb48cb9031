"""Keys: where they come from, where they go, and where they never show."""

from __future__ import annotations

import asyncio
import base64
import logging
import pickle
from typing import Any

import httpx
import pytest

from specmint.runtime.async_session import AsyncSession
from specmint.runtime.calls import ApiDescription, Operation, RequestOptions, Returns
from specmint.runtime.credentials import Credentials, OwnProof, SecurityScheme
from specmint.runtime.errors import APIConnectionError, CredentialsError, StatusError
from specmint.runtime.sessions import SessionOptions
from tests.runtime.pets import API, BASIC, BEARER, Client, answering, retrieve

KEYS: dict[str, object] = {
    "bearer": "k-bearer",
    "header": "k-header",
    "query": "k query&",
    "cookie": "k+cookie/=%2F",
    "basic": ("me", "pä:ss"),
}
STRICT = API._replace(requires_credentials=True, schemes=(BEARER, BASIC))


def secured(*security: tuple[str, ...]) -> Operation[None]:
    return Operation("pets.guard", method="GET", path="/guard", responses=(Returns("204"),), security=security)


def sent(*security: tuple[str, ...], options: RequestOptions | None = None, **how: Any) -> httpx.Request:
    requests: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(204)

    Client(answering(handle), **{"credentials": KEYS, **how}).send(
        secured(*security).call({}), options or RequestOptions()
    )
    return requests[0]


def test_each_scheme_sends_its_key_where_it_belongs() -> None:
    assert sent(("bearer",)).headers["authorization"] == "Bearer k-bearer"
    assert sent(("header",)).headers["x-api-key"] == "k-header"
    assert sent(("query",)).url.raw_path == b"/v1/guard?key=k%20query%26"
    assert sent(("cookie",)).headers["cookie"] == "sid=k+cookie/=%2F"
    expected = base64.b64encode("me:pä:ss".encode()).decode()
    assert sent(("basic",)).headers["authorization"] == f"Basic {expected}"


def test_schemes_of_an_alternative_are_sent_together() -> None:
    request = sent(("bearer", "header", "query", "cookie"))
    assert request.headers["authorization"] == "Bearer k-bearer"
    assert request.headers["x-api-key"] == "k-header"
    assert request.url.params["key"] == "k query&"
    assert request.headers["cookie"] == "sid=k+cookie/=%2F"


def test_the_first_alternative_with_all_keys_is_used_and_the_empty_one_last() -> None:
    some: dict[str, object] = {"header": "h"}
    assert "x-api-key" in sent(("bearer", "header"), ("header",), credentials=some).headers
    assert "x-api-key" in sent((), ("header",), credentials=some).headers
    assert "authorization" not in sent((), ("bearer",), credentials=some).headers
    assert not {"authorization", "x-api-key", "cookie"} & set(sent().headers)


def test_keys_come_from_the_environment_and_arguments_win(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PETS_API_KEY", "from-env\n")
    monkeypatch.setenv("PETS_LOGIN", "me:secret\n")
    assert sent(("bearer",), credentials={}).headers["authorization"] == "Bearer from-env"
    assert sent(("bearer",), credentials={"bearer": " arg "}).headers["authorization"] == "Bearer arg"
    assert (
        sent(("basic",), credentials={}).headers["authorization"] == "Basic " + base64.b64encode(b"me:secret").decode()
    )


def test_a_client_without_any_key_is_refused_when_made_if_nothing_works_without(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = (
        "No credentials for Pets API: pass api_key=... or set the environment variable PETS_API_KEY "
        "or pass login=... or set the environment variable PETS_LOGIN."
    )
    monkeypatch.setenv("PETS_API_KEY", "")
    cases: list[dict[str, object]] = [{}, {"bearer": ""}, {"bearer": " \n"}]
    for credentials in cases:
        with pytest.raises(CredentialsError) as caught:
            Client(api=STRICT, credentials=credentials)
        assert str(caught.value) == expected
    Client(api=STRICT, default_headers={"authorization": "mine"})


def test_a_call_whose_keys_are_missing_is_refused() -> None:
    with pytest.raises(
        CredentialsError, match=r"pass header_key=\.\.\. or set the environment variable PETS_HEADER_KEY"
    ):
        sent(("header",), ("query",), credentials={"bearer": "k"})


def test_headers_of_the_user_win_and_need_no_key() -> None:
    options = RequestOptions(extra_headers={"AUTHORIZATION": "mine"})
    assert sent(("bearer",), options=options).headers.get_list("authorization") == ["mine"]
    assert sent(("bearer",), options=options, credentials={}).headers["authorization"] == "mine"
    own = {"X-API-KEY": "default"}
    assert sent(("header",), default_headers=own, credentials={}).headers["x-api-key"] == "default"
    assert sent(("cookie",), default_headers={"Cookie": "a=b"}).headers["cookie"] == "a=b"
    assert sent(("query",), options=RequestOptions(extra_query={"key": "mine"})).url.query == b"key=mine"


@pytest.mark.parametrize("key", ["se\ncret", "se\r\ncret", "sécrèt日本", "se\0cret", "se\x80cret"])
def test_a_key_that_cannot_be_sent_is_refused_without_showing_it(key: str) -> None:
    with pytest.raises(CredentialsError, match="or the environment variable PETS_API_KEY") as caught:
        Client(credentials={"bearer": key})
    assert "cret" not in str(caught.value)


@pytest.mark.parametrize("key", ["k;cookie", "k cookie", "k,cookie", 'k"cookie', "k\\cookie", "kéy"])
def test_a_key_that_no_cookie_can_hold_is_refused(key: str) -> None:
    with pytest.raises(CredentialsError, match=r"cookie_key .* cannot be sent"):
        Client(credentials={"cookie": key})


@pytest.mark.parametrize("login", ["secret", ("a:b", "secret")])
def test_a_login_is_a_user_without_colon_and_a_password(login: object) -> None:
    with pytest.raises(CredentialsError, match="login must be user and password") as caught:
        Client(credentials={"basic": login})
    assert "secret" not in str(caught.value)


def test_the_key_shows_in_no_repr() -> None:
    client = Client(credentials=KEYS, default_headers={"X-Other": "k-other"})
    own = OwnProof.of(None, {})
    credentials = Credentials(API, KEYS, own)
    operation = secured(("bearer", "query", "cookie"))
    keys = credentials.chosen(operation, own)
    proof = credentials.proof(operation, {name: key() for name, key in keys.items()}, "")
    assert len(proof.headers) == len(proof.query) == len(proof.cookies) == 1
    shown = repr([client, vars(client), credentials, vars(credentials), keys, proof])
    for part in ("k-bearer", "k-header", "k query", "k+cookie", "pä:ss"):
        assert part not in shown
    assert repr(client) == "<Client base_url='https://pets.example/v1'>"


def test_a_key_that_the_server_gives_back_shows_in_no_message() -> None:
    echoed = "bad: k-bearer pä:ss " + base64.b64encode("me:pä:ss".encode()).decode()
    with pytest.raises(StatusError) as caught:
        Client(answering(httpx.Response(401, text=echoed)), credentials=KEYS).send(secured(("bearer",)).call({}))
    assert str(caught.value) == "pets.guard: 401 Unauthorized: bad: REDACTED REDACTED REDACTED"
    assert "k-bearer" not in str(pickle.loads(pickle.dumps(caught.value)))  # noqa: S301 - our own bytes


def test_messages_about_connections_hold_no_key() -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        message = f"broke off {request.url} {request.headers['x-api-key']}"
        raise httpx.ReadError(message)

    with pytest.raises(APIConnectionError) as caught:
        Client(answering(handle), credentials={"query": "kqkqkq", "header": "khkhkh"}).send(
            secured(("query", "header")).call({})
        )
    assert "kqkqkq" not in str(caught.value)
    assert "khkhkh" not in str(caught.value)


def test_the_log_of_httpx_shows_no_key_of_the_query(caplog: pytest.LogCaptureFixture) -> None:
    filters = len(logging.getLogger("httpx").filters)
    with caplog.at_level(logging.DEBUG):
        sent(("query",), options=RequestOptions(extra_query={"a": "b", "monkey": "ape"}))
        sent(("query",))
        with answering(httpx.Response(200)) as other:
            other.get("https://other.example/?key=shown")
    assert "k%20query" not in caplog.text
    assert "https://pets.example/v1/guard?a=b&monkey=ape&key=REDACTED " in caplog.text
    assert "https://other.example/?key=shown" in caplog.text
    assert len(logging.getLogger("httpx").filters) <= filters + 1


def test_other_records_of_the_log_pass_as_they_are(caplog: pytest.LogCaptureFixture) -> None:
    sent(("query",))
    with caplog.at_level(logging.INFO):
        logging.getLogger("httpx").info("%(plain)s", {"plain": "text"})
    assert caplog.messages[-1] == "text"


def test_an_api_without_schemes_sends_nothing() -> None:
    bare = ApiDescription("Bare", base_url="https://bare.example", package="bare", version="1", schemas=API.schemas)
    assert "authorization" not in sent(api=bare, credentials={}).headers


def test_another_scheme_of_http_goes_under_its_own_name() -> None:
    scheme = SecurityScheme("token", argument="token", variable="PETS_TOKEN", prefix="Token")
    request = sent(("token",), api=API._replace(schemes=(scheme,)), credentials={"token": "t0ken"})
    assert request.headers["authorization"] == "Token t0ken"


def test_a_key_may_be_asked_for_before_each_request() -> None:
    keys = iter(["first", "second", None])
    seen: list[str | None] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("authorization"))
        return httpx.Response(204)

    client = Client(answering(handle), credentials={"bearer": lambda: next(keys)})
    for _ in range(3):
        client.send(secured(("bearer",)).call({}))
    assert seen == ["Bearer first", "Bearer second", None]


def test_a_login_may_be_asked_for() -> None:
    expected = base64.b64encode(b"me:s3cret").decode()
    assert (
        sent(("basic",), credentials={"basic": lambda: ("me", "s3cret")}).headers["authorization"]
        == f"Basic {expected}"
    )


@pytest.mark.parametrize("key", ["a\nb", 7, b"bytes", ("a", "b")])
def test_what_a_function_gives_is_checked_too(key: Any) -> None:
    with pytest.raises(CredentialsError, match="api_key"):
        sent(("bearer",), credentials={"bearer": lambda: key})


def test_a_client_that_blocks_cannot_await_a_key() -> None:
    async def ask() -> str:
        return "k"

    with pytest.raises(CredentialsError, match=r"api_key must be text, or a function that gives text; .*coroutine"):
        sent(("bearer",), credentials={"bearer": ask})


def test_a_key_may_be_awaited() -> None:
    seen: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["authorization"])
        return httpx.Response(204)

    async def ask() -> str:
        await asyncio.sleep(0)
        return "awaited"

    async def run() -> None:
        for key in (ask, lambda: "at once"):
            async with httpx.AsyncClient(transport=httpx.MockTransport(handle)) as http:
                client = AsyncSession(API, {"bearer": key}, SessionOptions(), http)
                await client.send(secured(("bearer",)).call({}))

    asyncio.run(run())
    assert seen == ["Bearer awaited", "Bearer at once"]


OWN: dict[str, tuple[dict[str, Any], str]] = {
    "a way of its own": ({"auth": ("a", "b")}, "bearer"),
    "a header": ({"headers": {"Authorization": "mine"}}, "bearer"),
    "a query parameter": ({"params": {"key": "mine"}}, "query"),
    "a cookie": ({"cookies": {"sid": "mine"}}, "cookie"),
}


@pytest.mark.parametrize("case", OWN)
def test_what_the_users_http_client_brings_along_needs_no_key(case: str) -> None:
    brought, scheme = OWN[case]
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(204)

    http = httpx.Client(transport=httpx.MockTransport(handle), **brought)
    Client(http, api=API._replace(requires_credentials=True)).send(secured((scheme,)).call({}))
    (request,) = seen
    assert {
        "bearer": request.headers.get("authorization") in {"mine", "Basic YTpi"},
        "query": request.url.params.get("key") == "mine",
        "cookie": request.headers.get("cookie") == "sid=mine",
    }[scheme]


def test_a_key_wins_over_what_the_users_http_client_brings_along() -> None:
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(204)

    brought: dict[str, Any] = {"headers": {"X-Api-Key": "h"}, "params": {"key": "q"}, "cookies": {"sid": "c"}}
    http = httpx.Client(transport=httpx.MockTransport(handle), **brought)
    Client(http, credentials=KEYS).send(secured(("header", "query", "cookie")).call({}))
    assert seen[0].headers["x-api-key"] == "k-header"
    assert seen[0].headers["cookie"] == "sid=k+cookie/=%2F"
    assert seen[0].url.params.get_list("key")[0] == "k query&"


@pytest.mark.parametrize("key", ["a", "is", "key", "gone"])
def test_a_short_key_is_not_looked_for_in_ordinary_words(key: str) -> None:
    answer = httpx.Response(401, text="this key is gone, a thing of the past")
    client = Client(answering(answer), credentials={"bearer": key})
    with pytest.raises(StatusError, match="this key is gone, a thing of the past") as caught:
        client.send(secured(("bearer",)).call({}))
    assert "REDACTED" not in str(caught.value)


def test_a_key_is_not_looked_for_inside_of_words() -> None:
    answer = httpx.Response(401, text="certificate of cert; dummykey dummy")
    with pytest.raises(StatusError, match="certificate of cert; dummykey REDACTED"):
        Client(answering(answer), credentials={"bearer": "dummy"}).send(secured(("bearer",)).call({}))


def test_a_key_that_was_asked_for_shows_in_no_message() -> None:
    answer = httpx.Response(401, text="no: fresh-key fresh-query")
    keys: dict[str, object] = {"bearer": lambda: "fresh-key", "query": lambda: "fresh-query"}
    with pytest.raises(StatusError) as caught:
        Client(answering(answer), credentials=keys).send(secured(("bearer", "query")).call({}))
    assert str(caught.value).endswith("no: REDACTED REDACTED")


def test_the_repr_of_an_error_does_not_show_what_the_server_gave_back() -> None:
    answer = httpx.Response(404, json={"detail": "k-bearer"})
    with pytest.raises(StatusError) as caught:
        Client(answering(answer), credentials=KEYS).send(retrieve("1"))
    assert caught.value.error.detail == "k-bearer"
    assert "k-bearer" not in repr(caught.value)


def test_an_operation_without_security_of_its_own_has_that_of_the_api() -> None:
    api = API._replace(security=(("bearer",),))
    credentials = Credentials(api, {"bearer": "k3y-of-tests"}, OwnProof.of(None, {}))
    operation: Operation[None] = Operation("pets.guard", method="GET", path="/guard")
    assert list(credentials.chosen(operation, OwnProof.of(None, {}))) == ["bearer"]
    assert credentials.chosen(secured(), OwnProof.of(None, {})) == {}
