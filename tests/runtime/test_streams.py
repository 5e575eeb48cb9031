"""Calls whose answers are sequences: item by item, or whole."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from specmint.runtime.calls import Body, Call, Operation, Returns
from specmint.runtime.errors import (
    APIConnectionError,
    APITimeoutError,
    InvalidResponseWarning,
    NotFoundError,
    RequestValidationError,
    ResponseTooLargeError,
    ResponseValidationError,
)
from specmint.runtime.octets import Octets
from specmint.runtime.records import EVENT_DATA, JSON_LINES, JSON_SEQ
from tests.runtime.pets import AsyncClient, Client, Pet

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    Answer = Callable[[httpx.Request], httpx.Response]

WATCH: Operation[list[Pet], Pet] = Operation(
    "pets.watch",
    method="GET",
    path="/pets",
    responses=(Returns("200", "application/jsonl", Pet, items=JSON_LINES), Returns("404", "application/json", Any)),
)
SEND: Operation[None] = Operation(
    "pets.send",
    method="Post",
    path="/pets",
    body=Body(
        "application/json-seq",
        schema="pets.json#/NewPet",
        required=True,
        spread=False,
        items=JSON_SEQ,
        octets=Octets(),
    ),
    responses=(Returns("204"),),
)
LINES = (b'{"id": "1", ', b'"name": "A"}\n{"id": "2",', b' "name": "B"}')


class Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body in pieces, which may break off."""

    def __init__(self, *pieces: bytes | Exception) -> None:
        self.pieces = pieces
        self.is_closed = False
        self.given = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            self.given += 1
            if isinstance(piece, Exception):
                raise piece
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece

    def close(self) -> None:
        self.is_closed = True

    async def aclose(self) -> None:
        self.is_closed = True


def sync(answer: Answer, **options: Any) -> Client:
    return Client(httpx.Client(transport=httpx.MockTransport(answer), follow_redirects=True), **options)


def asynchronous(answer: Answer, **options: Any) -> AsyncClient:
    return AsyncClient(httpx.AsyncClient(transport=httpx.MockTransport(answer), follow_redirects=True), **options)


def answering(body: Pieces, status: int = 200) -> Answer:
    return lambda _: httpx.Response(status, headers={"content-type": "application/jsonl"}, stream=body)


def watch() -> Call[list[Pet], Pet]:
    return WATCH.call({})


def test_items_are_given_as_they_arrive() -> None:
    body = Pieces(*LINES)
    stream = sync(answering(body)).stream_items(watch())
    first = next(stream)
    assert (type(first), first.name, body.given) == (Pet, "A", 2)
    assert [pet.name for pet in stream] == ["B"]
    assert body.is_closed


def test_the_async_client_does_the_same() -> None:
    body = Pieces(*LINES)

    async def names() -> list[str]:
        stream = await asynchronous(answering(body)).stream_items(watch())
        return [pet.name async for pet in stream]

    assert asyncio.run(names()) == ["A", "B"]
    assert body.is_closed


def test_a_stream_can_be_left_before_its_end() -> None:
    body = Pieces(*LINES)
    with sync(answering(body)).stream_items(watch()) as stream:
        assert next(stream).name == "A"
    assert body.is_closed
    assert list(stream) == []


def test_an_async_stream_can_be_left_before_its_end() -> None:
    body = Pieces(*LINES)

    async def rest() -> list[Pet]:
        async with await asynchronous(answering(body)).stream_items(watch()) as stream:
            assert (await anext(stream)).name == "A"
        return [pet async for pet in stream]

    assert asyncio.run(rest()) == []
    assert body.is_closed


def test_the_whole_answer_is_a_list() -> None:
    pets = sync(answering(Pieces(*LINES))).send(watch())
    assert [pet.name for pet in pets] == ["A", "B"]


@pytest.mark.parametrize(
    ("failure", "error"),
    [(httpx.ReadTimeout("slow"), APITimeoutError), (httpx.ReadError("broken"), APIConnectionError)],
)
def test_what_breaks_off_says_so(failure: Exception, error: type[Exception]) -> None:
    body = Pieces(LINES[0], failure)
    with pytest.raises(error, match=r"pets\.watch"):
        list(sync(answering(body)).stream_items(watch()))
    assert body.is_closed


def test_an_error_is_read_whole() -> None:
    body = Pieces(b'{"detail":', b' "gone"}')
    with pytest.raises(NotFoundError) as caught:
        sync(answering(body, 404)).stream_items(watch())
    assert caught.value.error == {"detail": "gone"}

    async def stream() -> None:
        await asynchronous(answering(Pieces(b"{}"), 404)).stream_items(watch())

    with pytest.raises(NotFoundError):
        asyncio.run(stream())


def test_an_item_that_does_not_fit_follows_the_policy() -> None:
    body = b'{"id": 1, "name": "A"}\n'
    with pytest.warns(InvalidResponseWarning, match="id"):
        (pet,) = sync(answering(Pieces(body))).stream_items(watch())
    assert pet.to_dict() == {"id": 1, "name": "A"}
    with pytest.raises(ResponseValidationError):
        list(sync(answering(Pieces(body)), on_invalid_response="raise").stream_items(watch()))
    with pytest.raises(ResponseValidationError, match="the body is no JSON; got 1 byte"):
        list(sync(answering(Pieces(b"{\n")), on_invalid_response="raise").stream_items(watch()))
    items: list[object] = [*sync(answering(Pieces(b"{\n")), on_invalid_response="ignore").stream_items(watch())]
    assert items == ["{"]


def test_a_success_that_is_not_documented_is_read_like_the_one_that_is() -> None:
    (pet,) = sync(answering(Pieces(b'{"id": "1", "name": "A"}'), 206)).stream_items(watch())
    assert pet.name == "A"


def test_redirects_are_followed() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/v1/pets":
            return httpx.Response(307, headers={"location": "/moved"})
        return answering(Pieces(*LINES))(request)

    assert len(list(sync(answer).stream_items(watch()))) == 2

    async def count() -> int:
        return len([pet async for pet in await asynchronous(answer).stream_items(watch())])

    assert asyncio.run(count()) == 2


def sent(body: object, **options: Any) -> httpx.Request:
    requests: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(204)

    sync(answer, **options).send(SEND.call({"body": body}))
    return requests[0]


def test_a_method_is_sent_as_the_document_writes_it() -> None:
    assert sent([]).method == "Post"


def test_items_are_sent_one_by_one() -> None:
    request = sent(({"id": "1", "name": "A"}, Pet(id="2", name="B")))
    assert request.content == b'\x1e{"id":"1","name":"A"}\n\x1e{"id":"2","name":"B"}\n'
    assert request.headers["content-type"] == "application/json-seq"


@pytest.mark.parametrize("body", ["\x1e1\n", b"\x1e1\n", iter([b"\x1e1\n"])], ids=["text", "bytes", "pieces"])
def test_what_is_put_together_already_is_sent_as_it_is(body: object) -> None:
    assert sent(body).read() == b"\x1e1\n"


def test_each_item_is_checked() -> None:
    with pytest.raises(RequestValidationError) as caught:
        sent([{"id": "1", "name": "A"}, {"id": "2"}])
    assert [str(problem) for problem in caught.value.problems] == ["body[1].name: must be given (required)"]
    assert sent([{}], validate_requests=False).content == b"\x1e{}\n"


def test_a_call_without_items_is_refused_before_it_is_sent() -> None:
    with pytest.raises(RequestValidationError, match="no sequence of items"):
        sync(answering(Pieces())).stream_items(SEND.call({"body": []}))


CHAT: Operation[Pet, Pet] = Operation(
    "pets.chat",
    method="POST",
    path="/chat",
    responses=(Returns("200", "application/json", Pet), Returns("200", "text/event-stream", Pet, items=EVENT_DATA)),
)


def of_type(content_type: str, *pieces: bytes) -> Answer:
    return lambda _: httpx.Response(200, headers={"content-type": content_type}, stream=Pieces(*pieces))


def chat(answer: Answer, **options: Any) -> list[Any]:
    call: Call[Any, Any] = CHAT.call({})
    return list(sync(answer, **options).stream_items(call))


def test_what_may_come_as_events_or_whole_is_asked_for_as_events() -> None:
    accepted: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        accepted.append(request.headers["accept"])
        return of_type("text/event-stream", b'data: {"id": "1", "name": "A"}\n\n')(request)

    assert [pet.name for pet in chat(answer)] == ["A"]
    assert accepted == ["text/event-stream, application/json;q=0.9"]


def test_what_comes_whole_is_one_item_and_follows_the_policy() -> None:
    answer = of_type("application/json", b'{"id": "1",', b'\n"name": "A"}')
    with pytest.warns(InvalidResponseWarning, match="the answer is application/json and no sequence of items"):
        (pet,) = chat(answer)
    assert isinstance(pet, Pet)
    with pytest.raises(ResponseValidationError):
        chat(answer, on_invalid_response="raise")


def test_what_names_no_type_is_read_as_the_sequence_it_should_be() -> None:
    assert [pet.name for pet in chat(of_type("text/plain", b'data: {"id": "1", "name": "A"}\n\n'))] == ["A"]
    (pet,) = sync(of_type("application/json", b'{"id": "1", "name": "A"}\n')).stream_items(watch())
    assert pet.name == "A"


@pytest.mark.parametrize("piece", [b"data: " + b"x" * 50, b"data: aaaaaaaa\n" * 5, b'{"id": ' * 20])
def test_an_item_has_a_limit_and_a_stream_has_none(piece: bytes) -> None:
    with pytest.raises(ResponseTooLargeError, match="more than 32 bytes; max_response_bytes"):
        chat(of_type("text/event-stream", piece), max_response_bytes=32)
    many = b'data: {"id": "1", "name": "A"}\n\n' * 10
    assert len(chat(of_type("text/event-stream", many, many), max_response_bytes=40)) == 20
