"""Answers that are longer than a client lets them be."""

from __future__ import annotations

import asyncio
import gzip
import pickle
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from specmint.runtime.errors import APIConnectionError, NotFoundError, ResponseTooLargeError
from tests.runtime.pets import AsyncClient, Client, retrieve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

PET = b'{"id": "1", "name": "A"}'


class Endless(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body without an end, or one that is over after some pieces."""

    def __init__(self, piece: bytes, times: int | None = None) -> None:
        self.piece = piece
        self.times = times
        self.given = 0
        self.is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        while self.times is None or self.given < self.times:
            self.given += 1
            yield self.piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece

    def close(self) -> None:
        self.is_closed = True

    async def aclose(self) -> None:
        self.is_closed = True


def answer(body: Endless, status: int = 200, **headers: str) -> httpx.MockTransport:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.MockTransport(lambda _: httpx.Response(status, headers=named, stream=body))


def send(transport: httpx.MockTransport, limit: int = 1000, **options: Any) -> Any:
    http = httpx.Client(transport=transport, headers={"Accept-Encoding": "gzip, br"})
    return Client(http, max_response_bytes=limit, on_invalid_response="ignore", **options).receive(retrieve("1"))


@pytest.mark.parametrize("status", [200, 201, 404, 500])
def test_an_endless_answer_is_left_at_the_limit(status: int) -> None:
    body = Endless(b"x" * 100)
    with pytest.raises(ResponseTooLargeError, match="more than 1,000 bytes; max_response_bytes") as caught:
        send(answer(body, status))
    assert (body.given, body.is_closed, caught.value.status_code) == (11, True, status)
    copied = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert (str(copied), copied.limit) == (str(caught.value), 1000)


def test_the_async_client_has_the_same_limit() -> None:
    body = Endless(b"x" * 100)

    async def run() -> None:
        async with httpx.AsyncClient(transport=answer(body)) as http:
            await AsyncClient(http, max_response_bytes=1000).send(retrieve("1"))

    with pytest.raises(ResponseTooLargeError):
        asyncio.run(run())
    assert body.is_closed


def test_what_is_small_on_its_way_and_large_afterwards_is_left_too() -> None:
    with pytest.raises(ResponseTooLargeError):
        send(answer(Endless(gzip.compress(b"x" * 1001), 1), content_encoding="gzip"))


def test_what_is_large_on_its_way_and_nothing_afterwards_is_left_too() -> None:
    with pytest.raises(ResponseTooLargeError):
        send(answer(Endless(gzip.compress(b"")), content_encoding="gzip"))


@pytest.mark.parametrize("coding", ["zstd", "gzip, gzip"])
def test_a_content_coding_that_was_not_asked_for_is_refused(coding: str) -> None:
    body = Endless(b"x")
    with pytest.raises(APIConnectionError, match="content coding that was not asked for"):
        send(answer(body, content_encoding=coding))
    assert (body.given, body.is_closed) == (0, True)


def test_what_fits_comes_with_its_headers_and_the_time_it_took() -> None:
    whole = gzip.compress(PET)
    received = send(answer(Endless(whole, 1), content_encoding="gzip", content_type="application/json", x_left="3"))
    assert received.value.name == "A"
    assert received.response.content == PET
    assert received.response.headers["x-left"] == "3"
    assert received.response.elapsed.total_seconds() >= 0
    assert received.response.request.url.path == "/v1/pets/1"


def test_an_error_is_read_whole() -> None:
    with pytest.raises(NotFoundError) as caught:
        send(answer(Endless(b'{"detail": "none"}', 1), 404, content_type="application/json"))
    assert caught.value.error.detail == "none"


def test_an_answer_that_is_there_already_has_the_limit_too() -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=b"x" * 1001))
    with pytest.raises(ResponseTooLargeError):
        send(transport)
