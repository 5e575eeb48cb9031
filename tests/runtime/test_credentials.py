"""Keys: where they come from, where they go, and where they never show."""

from __future__ import annotations

import base64
import logging
import pickle
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from specmint.runtime import ApiDescription, Credential, Operation, RequestOptions, Returns
from specmint.runtime.credentials import Credentials, Secret
from specmint.runtime.errors import APIConnectionError, CredentialsError, StatusError
from tests.runtime.pets import API, BASIC, BEARER, Client, answering

if TYPE_CHECKING:
    from collections.abc import Callable

KEYS: dict[str, Credential] = {
    "bearer": "k-bearer",
    "header": "k-header",
    "query": "k query&",
    "cookie": "k;cookie",
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
    assert sent(("cookie",)).headers["cookie"] == "sid=k%3Bcookie"
    expected = base64.b64encode("me:pä:ss".encode()).decode()
    assert sent(("basic",)).headers["authorization"] == f"Basic {expected}"


def test_schemes_of_an_alternative_are_sent_together() -> None:
    request = sent(("bearer", "header", "query", "cookie"))
    assert request.headers["authorization"] == "Bearer k-bearer"
    assert request.headers["x-api-key"] == "k-header"
    assert request.url.params["key"] == "k query&"
    assert request.headers["cookie"] == "sid=k%3Bcookie"


def test_the_first_alternative_with_all_keys_is_used_and_the_empty_one_last() -> None:
    some: dict[str, Credential] = {"header": "h"}
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
    cases: list[dict[str, Credential]] = [{}, {"bearer": ""}, {"bearer": " \n"}]
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


@pytest.mark.parametrize("login", ["secret", ("a:b", "secret")])
def test_a_login_is_a_user_without_colon_and_a_password(login: Credential) -> None:
    with pytest.raises(CredentialsError, match="login must be user and password") as caught:
        Client(credentials={"basic": login})
    assert "secret" not in str(caught.value)


def test_the_key_shows_in_no_repr() -> None:
    client = Client(credentials=KEYS, default_headers={"X-Other": "k-other"})
    credentials = Credentials(API, KEYS)
    proof = credentials.proof(secured(("bearer", "query", "cookie")))
    shown = repr(
        [client, vars(client), credentials, vars(credentials), proof, Secret("k-bearer"), str(Secret("k-bearer"))]
    )
    for part in ("k-bearer", "k-header", "k query", "k;cookie", "pä:ss"):
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


def redirecting(target: str, seen: list[httpx.Request]) -> Callable[[httpx.Request], httpx.Response]:
    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(302, headers={"location": target}) if len(seen) == 1 else httpx.Response(204)

    return handle


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        ("https://pets.example/other", True),
        ("https://evil.example/", False),
        ("http://pets.example/other", False),
        ("https://pets.example:8443/", False),
    ],
)
def test_keys_stay_with_their_origin_when_the_users_client_follows_redirects(target: str, *, kept: bool) -> None:
    seen: list[httpx.Request] = []
    http = httpx.Client(
        transport=httpx.MockTransport(redirecting(target, seen)), follow_redirects=True, auth=("a", "b")
    )
    Client(http, credentials=KEYS).send(secured(("bearer", "header", "query", "cookie")).call({}))
    first, second = seen
    assert "x-api-key" in first.headers
    assert ("x-api-key" in second.headers, "authorization" in second.headers) == (kept, kept)
    assert b"key=" not in second.url.query
    assert kept or "cookie" not in second.headers


def test_redirects_are_not_followed_by_default_and_end() -> None:
    with pytest.raises(StatusError, match="302"):
        Client(answering(httpx.Response(302, headers={"location": "/x"}))).send(secured().call({}))
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(302, headers={"location": "/x"})

    http = httpx.Client(transport=httpx.MockTransport(handle), follow_redirects=True, max_redirects=3)
    with pytest.raises(StatusError, match="302"):
        Client(http).send(secured().call({}))
    assert len(seen) == 4


def test_an_api_without_schemes_sends_nothing() -> None:
    bare = ApiDescription("Bare", base_url="https://bare.example", package="bare", version="1", schemas=API.schemas)
    assert "authorization" not in sent(api=bare, credentials={}).headers
