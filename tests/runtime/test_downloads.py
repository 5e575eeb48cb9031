"""Answers of bytes, over a real socket, that are never in memory as a whole."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from specmint.runtime.calls import Operation, Returns
from specmint.runtime.downloads import AsyncDownloadingSession, DownloadingSession
from specmint.runtime.errors import APIConnectionError, NotFoundError, ResponseTooLargeError
from specmint.runtime.sessions import SessionOptions
from tests.runtime.pets import API
from tests.runtime.serving import Handler, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

EXPORT: Operation[Any] = Operation(
    "pets.export",
    method="GET",
    path="/export",
    responses=(
        Returns("200", "application/json", Any),
        Returns("200", "application/zip"),
        Returns("404", "application/json", Any),
    ),
)
PIECE = bytes(range(256)) * 256
ZIP = {"content-type": "application/zip"}


class Client(DownloadingSession):
    def __init__(self, url: str, http: httpx.Client | None = None, **options: Any) -> None:
        super().__init__(API, {"bearer": "k"}, SessionOptions(url, **options), http)


class AsyncClient(AsyncDownloadingSession):
    def __init__(self, url: str, **options: Any) -> None:
        super().__init__(API, {"bearer": "k"}, SessionOptions(url, **options))


def large(pieces: int) -> Callable[[Handler], None]:
    def respond(handler: Handler) -> None:
        handler.answer(200, {**ZIP, "content-length": str(len(PIECE) * pieces)}, *([PIECE] * pieces))

    return respond


def cut(handler: Handler) -> None:
    handler.answer(200, {**ZIP, "content-length": "1000"}, b"half")
    handler.close_connection = True


def test_a_large_answer_goes_to_a_file_in_constant_memory(tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    with serving(large(800)) as url, Client(url) as client:
        tracemalloc.start()
        with client.stream_bytes(EXPORT.call({})) as answer:
            answer.write_to_file(tmp_path / "all.zip", progress=lambda *each: told.append(each))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    size = 800 * len(PIECE)
    assert peak < size / 10
    assert (tmp_path / "all.zip").stat().st_size == size
    assert told[-1] == (size, size)
    assert [received for received, _ in told] == sorted({received for received, _ in told})


async def _written(url: str, path: Path, told: list[tuple[int, int | None]]) -> None:
    async with AsyncClient(url) as client, client.stream_bytes(EXPORT.call({})) as answer:
        await answer.write_to_file(path, progress=lambda *each: told.append(each))


def test_one_that_is_awaited_does_too(tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    with serving(large(20)) as url:
        asyncio.run(_written(url, tmp_path / "all.zip", told))
    assert (tmp_path / "all.zip").read_bytes() == PIECE * 20
    assert told[-1] == (20 * len(PIECE), 20 * len(PIECE))


def test_a_body_that_breaks_off_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    path.write_bytes(b"old")
    with serving(cut) as url, Client(url) as client:
        with client.stream_bytes(EXPORT.call({})) as answer, pytest.raises(APIConnectionError):
            answer.write_to_file(path)
        with pytest.raises(APIConnectionError):
            asyncio.run(_written(url, path, []))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


class Pieces(httpx.SyncByteStream):
    """A body of a transport that does not count."""

    def __init__(self) -> None:
        self.is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        yield b"half"

    def close(self) -> None:
        self.is_closed = True


def answering(headers: dict[str, str], body: httpx.SyncByteStream | bytes) -> httpx.Client:
    def respond(_: httpx.Request) -> httpx.Response:
        given = {"content": body} if isinstance(body, bytes) else {"stream": body}
        return httpx.Response(200, headers={**ZIP, **headers}, **given)

    return httpx.Client(transport=httpx.MockTransport(respond))


@pytest.mark.parametrize(("length", "size"), [("1000", 1000), ("3", 3), ("4", 4), ("", None), ("-4", None)])
def test_the_length_that_is_announced_is_checked(length: str, size: int | None) -> None:
    body = Pieces()
    client = Client("http://pets", answering({"content-length": length} if length else {}, body))
    with client.stream_bytes(EXPORT.call({})) as answer:
        assert answer.size == size
        if size in {4, None}:
            assert answer.read() == b"half"
        else:
            with pytest.raises(APIConnectionError, match="has 4 bytes and not"):
                answer.read()
    assert body.is_closed


def test_a_caller_may_leave_early() -> None:
    body = Pieces()
    client = Client("http://pets", answering({}, body))
    with client.stream_bytes(EXPORT.call({})):
        assert not body.is_closed
    assert body.is_closed


def test_pieces_are_decoded_and_counted_as_they_travel() -> None:
    packed = gzip.compress(PIECE)
    client = Client("http://pets", answering({"content-encoding": "gzip"}, packed))
    told: list[tuple[int, int | None]] = []
    with client.stream_bytes(EXPORT.call({})) as answer:
        assert b"".join(answer.iter_bytes(progress=lambda *each: told.append(each))) == PIECE
    assert told[-1] == (len(packed), len(packed))


def test_a_coding_that_was_not_asked_for_is_refused() -> None:
    client = Client("http://pets", answering({"content-encoding": "gzip, gzip"}, Pieces()))
    with pytest.raises(APIConnectionError, match="not asked for"), client.stream_bytes(EXPORT.call({})):
        pass


async def _read(url: str, limit: int) -> bytes:
    async with AsyncClient(url, max_response_bytes=limit) as client, client.stream_bytes(EXPORT.call({})) as answer:
        return await answer.read()


def test_what_is_read_whole_has_the_limit_of_the_client() -> None:
    with serving(large(2)) as url:
        assert asyncio.run(_read(url, 2 * len(PIECE))) == PIECE * 2
        with pytest.raises(ResponseTooLargeError):
            asyncio.run(_read(url, len(PIECE)))
        with (
            Client(url, max_response_bytes=len(PIECE)) as client,
            client.stream_bytes(EXPORT.call({})) as answer,
            pytest.raises(ResponseTooLargeError),
        ):
            answer.read()


def test_bytes_are_asked_for_first_and_errors_are_raised() -> None:
    asked: list[str] = []

    def missing(handler: Handler) -> None:
        asked.append(handler.headers["accept"])
        handler.answer(404, {"content-type": "application/json"}, b'{"detail": "gone"}')

    with serving(missing) as url:
        with Client(url) as client, pytest.raises(NotFoundError), client.stream_bytes(EXPORT.call({})):
            pass
        with pytest.raises(NotFoundError):
            asyncio.run(_read(url, 1000))
    assert asked == ["application/zip, application/json;q=0.9"] * 2
