"""Redirects: not followed by default; when asked for, nothing that a caller gave leaves for another origin."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from specmint.runtime.calls import Body, Operation, Parameter, RequestOptions, Returns
from specmint.runtime.errors import APIConnectionError, StatusError
from specmint.runtime.forms import MultipartForm
from specmint.runtime.octets import Octets
from tests.runtime.pets import Client, answering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ALL = ("bearer", "header", "query", "cookie")
KEYS: Any = {"bearer": "k-bearer", "header": "k-header", "query": "k-query", "cookie": "k-cookie"}
LIST: Operation[None] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter("X-Token", keyword="token", location="header"),
        Parameter("theme", location="cookie"),
    ),
    responses=(Returns("204"),),
    security=(ALL,),
)
SAVE: Operation[None] = Operation(
    "pets.save",
    method="POST",
    path="/pets",
    body=Body("application/octet-stream", spread=False, octets=Octets()),
    responses=(Returns("204"),),
)
UPLOAD: Operation[None] = Operation(
    "pets.upload",
    method="POST",
    path="/pets",
    body=Body("multipart/form-data", form=MultipartForm()),
    responses=(Returns("204"),),
)


class Redirecting:
    """A server that redirects once."""

    def __init__(self, location: str, status: int = 302) -> None:
        self.seen: list[tuple[httpx.Request, bytes]] = []
        self._answer = httpx.Response(status, headers={"location": location, "set-cookie": "new=1"})

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.seen.append((request, request.read()))
        return self._answer if len(self.seen) == 1 else httpx.Response(204)

    @property
    def second(self) -> httpx.Request:
        return self.seen[1][0]


def following(handle: Callable[[httpx.Request], httpx.Response], **how: Any) -> httpx.Client:
    return httpx.Client(transport=httpx.MockTransport(handle), follow_redirects=True, **how)


def test_nothing_is_followed_by_default_and_the_error_says_where_to() -> None:
    answer = httpx.Response(307, headers={"location": "/pets/"})
    with pytest.raises(StatusError, match=r"307 Temporary Redirect; it leads to /pets/, .* follow_redirects=True"):
        Client(answering(answer), credentials=KEYS).send(LIST.call({}))


def test_no_key_shows_where_it_leads_to() -> None:
    answer = httpx.Response(307, headers={"location": "/pets/?key=k-query"})
    with pytest.raises(StatusError, match=r"leads to /pets/\?key=REDACTED"):
        Client(answering(answer), credentials=KEYS).send(LIST.call({}))


def test_everything_goes_along_within_an_origin() -> None:
    server = Redirecting("https://pets.example/v1/other")
    client = Client(following(server), credentials=KEYS, default_headers={"X-Own": "own"})
    client.send(LIST.call({"token": "t", "theme": "dark"}), RequestOptions(extra_headers={"X-Extra": "extra"}))
    headers = server.second.headers
    assert (headers["authorization"], headers["x-api-key"], headers["x-token"]) == ("Bearer k-bearer", "k-header", "t")
    assert (headers["x-own"], headers["x-extra"]) == ("own", "extra")
    assert headers["cookie"] == "new=1; theme=dark; sid=k-cookie"
    assert b"key=" not in server.second.url.query


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("target", ["https://evil.example/", "http://pets.example/pets", "https://pets.example:8443/"])
def test_nothing_that_a_caller_gave_goes_to_another_origin(target: str, status: int) -> None:
    server = Redirecting(target, status)
    http = following(server, auth=("a", "b"), headers={"X-Client": "c"}, cookies={"jar": "j"})
    client = Client(http, credentials=KEYS, default_headers={"X-Own": "own"})
    client.send(LIST.call({"token": "t", "theme": "dark"}), RequestOptions(extra_headers={"X-Extra": "extra"}))
    assert set(server.second.headers) <= {"host", "accept", "accept-encoding", "connection", "user-agent"}
    assert str(server.second.url) == target


def test_a_body_does_not_go_to_another_origin() -> None:
    server = Redirecting("https://evil.example/", 307)
    with pytest.raises(StatusError, match="leads to https://evil"):
        Client(following(server)).send(SAVE.call({"body": b"secret"}))
    assert len(server.seen) == 1


def test_what_was_sent_becomes_a_get_where_the_answer_is_elsewhere() -> None:
    server = Redirecting("https://other.example/", 303)
    Client(following(server)).send(SAVE.call({"body": b"secret"}))
    assert (server.second.method, server.seen[1][1]) == ("GET", b"")


def opened(content: bytes) -> io.BytesIO:
    file = io.BytesIO(content)
    file.read(2)
    return file


@pytest.mark.parametrize("body", [b"23456", opened(b"0123456")])
def test_a_body_is_sent_again_from_where_it_began(body: object) -> None:
    server = Redirecting("/other", 307)
    Client(following(server)).send(SAVE.call({"body": body}))
    assert [content for _, content in server.seen] == [b"23456", b"23456"]


def test_the_files_of_a_form_are_sent_again() -> None:
    server = Redirecting("/other", 308)
    Client(following(server)).send(UPLOAD.call({"file": io.BytesIO(b"content"), "name": "n"}))
    first, second = (content for _, content in server.seen)
    assert first == second
    assert b"content" in second


class Pipe(io.BytesIO):
    """A file that cannot be rewound."""

    def seekable(self) -> bool:
        return False


def pieces() -> Iterator[bytes]:
    yield b"once"


@pytest.mark.parametrize("body", [Pipe(b"once"), pieces()])
def test_a_body_that_cannot_be_rewound_is_an_error_of_ours(body: object) -> None:
    server = Redirecting("https://pets.example/other?secret=1", 307)
    with pytest.raises(APIConnectionError, match="/other needs the body again") as caught:
        Client(following(server)).send(SAVE.call({"body": body}))
    assert "secret" not in str(caught.value)
    assert len(server.seen) == 1


def test_a_loop_ends_and_says_so() -> None:
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(302, headers={"location": "/x"})

    with pytest.raises(StatusError, match="302 Found; it leads to /x, after 3 redirects"):
        Client(following(handle, max_redirects=3)).send(SAVE.call({}))
    assert len(seen) == 4
