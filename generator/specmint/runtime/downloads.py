"""Answers of bytes that are used as they arrive, and are never in memory as a whole."""

from __future__ import annotations

import sys
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    aclosing,
    asynccontextmanager,
    contextmanager,
)
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from .async_session import AsyncSession
from .calls import NO_OPTIONS, Call, RequestOptions
from .errors import Answer, APIConnectionError, ResponseTooLargeError
from .intake import Intake
from .representations import is_raw, is_success
from .resources import AsyncResource, Resource
from .sync_session import SyncSession

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator, Iterator
    from os import PathLike

    from .transport import httpx

    ToConnection: TypeAlias = Callable[[], AbstractContextManager[None]]

    Progress: TypeAlias = Callable[[int, "int | None"], object]
    """Told of the bytes of a body that have arrived, and of all that there are, where the server says so."""


class _Arriving:
    """What both kinds of downloads know of an answer whose body is still on its way."""

    def __init__(self, call: Call[Any], response: httpx.Response, limit: int, connection: ToConnection) -> None:
        self.response = response
        self._call = call
        self._limit = limit
        self._connection = connection
        self._is_read = response.is_stream_consumed  # by a hook of the user's HTTP client, or there was no stream
        Intake(call, response, sys.maxsize)  # which refuses content codings that were not asked for

    @property
    def size(self) -> int | None:
        """The bytes of the body on the wire, where the server tells (``Content-Length``, RFC 9110, section 8.6)."""
        text = self.response.headers.get("content-length", "")
        return int(text) if text.isascii() and text.isdigit() else None

    @property
    def _received(self) -> int:
        """The bytes of the body that have arrived."""
        if self._is_read:
            return len(self.response.content) if self.size is None else self.size
        return self.response.num_bytes_downloaded

    def _tell(self, progress: Progress | None) -> None:
        if progress is not None:
            progress(self._received, self.size)

    def _check_end(self) -> None:
        """Raise APIConnectionError for a body that is not as long as the server said."""
        received, size = self._received, self.size
        if size is not None and received != size:
            message = f"{self._call.name}: the answer has {received:,} bytes and not {size:,}, as Content-Length says"
            raise APIConnectionError(message)

    def _check_size(self, received: int) -> None:
        """Raise ResponseTooLargeError for more than is ever read whole."""
        if received > self._limit:
            answer = Answer(self.response.status_code, self.response.headers, b"")
            raise ResponseTooLargeError(self._call.name, answer, self._limit)


class Download(_Arriving):
    """A successful answer whose body can be read once, piece by piece or whole.

    ``response`` has its status and headers. Reading raises APIConnectionError and APITimeoutError, also where the body
    ends early.
    """

    def iter_bytes(self, *, progress: Progress | None = None) -> Iterator[bytes]:
        """The body, decoded, in pieces as they arrive."""
        with self._connection():
            for piece in self.response.iter_bytes():
                self._tell(progress)
                yield piece
        self._check_end()

    def read(self, *, progress: Progress | None = None) -> bytes:
        """The whole body. Raises ResponseTooLargeError for more than the client's ``max_response_bytes``."""
        body = bytearray()
        for piece in self.iter_bytes(progress=progress):
            body += piece
            self._check_size(len(body))
        return bytes(body)

    def write_to_file(self, path: str | PathLike[str], *, progress: Progress | None = None) -> None:
        """Write the body to a file, which appears, or is replaced, when all of it is there. Raises OSError, too."""
        with _whole_file(Path(path)) as write:
            for piece in self.iter_bytes(progress=progress):
                write(piece)


class AsyncDownload(_Arriving):
    """A successful answer whose body can be read once, piece by piece or whole.

    ``response`` has its status and headers. Reading raises APIConnectionError and APITimeoutError, also where the body
    ends early.
    """

    async def iter_bytes(self, *, progress: Progress | None = None) -> AsyncGenerator[bytes, None]:
        """The body, decoded, in pieces as they arrive."""
        with self._connection():
            async for piece in self.response.aiter_bytes():
                self._tell(progress)
                yield piece
        self._check_end()

    async def read(self, *, progress: Progress | None = None) -> bytes:
        """The whole body. Raises ResponseTooLargeError for more than the client's ``max_response_bytes``."""
        body = bytearray()
        async with aclosing(self.iter_bytes(progress=progress)) as pieces:
            async for piece in pieces:
                body += piece
                self._check_size(len(body))
        return bytes(body)

    async def write_to_file(self, path: str | PathLike[str], *, progress: Progress | None = None) -> None:
        """Write the body to a file, which appears, or is replaced, when all of it is there. Raises OSError, too.

        Writing a piece blocks, for as long as the file's disk takes.
        """
        with _whole_file(Path(path)) as write:
            async with aclosing(self.iter_bytes(progress=progress)) as pieces:
                async for piece in pieces:
                    write(piece)


@contextmanager
def _whole_file(path: Path) -> Generator[Callable[[bytes], object], None, None]:
    """What writes to a file beside ``path`` that takes its place in the end; if anything fails it is removed."""
    part = path.with_name(f".{token_hex(8)}.part")
    try:
        with part.open("xb") as file:
            yield file.write
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


class DownloadingSession(SyncSession):
    """A session of an API that has calls whose answers are bytes."""

    @contextmanager
    def stream_bytes(self, call: Call[Any], options: RequestOptions = NO_OPTIONS) -> Generator[Download, None, None]:
        """Send a call and give its answer before the body is read. Raises the errors of errors.py."""
        response = self._exchange(call, options, is_raw)
        try:
            if not is_success(call.operation.responses, response):
                with self._connection(call):
                    response = self._read(call, response)
                raise self._error(call, response)
            yield Download(call, response, self._options.max_response_bytes, lambda: self._connection(call))
        finally:
            response.close()


class AsyncDownloadingSession(AsyncSession):
    """A session of an API that has calls whose answers are bytes."""

    @asynccontextmanager
    async def stream_bytes(
        self, call: Call[Any], options: RequestOptions = NO_OPTIONS
    ) -> AsyncGenerator[AsyncDownload, None]:
        """Send a call and give its answer before the body is read. Raises the errors of errors.py."""
        response = await self._exchange(call, options, is_raw)
        try:
            if not is_success(call.operation.responses, response):
                with self._connection(call):
                    response = await self._read(call, response)
                raise self._error(call, response)
            yield AsyncDownload(call, response, self._options.max_response_bytes, lambda: self._connection(call))
        finally:
            await response.aclose()


class DownloadingResource(Resource):
    """A group of operations, some of which answer with bytes. Its session is the client, a DownloadingSession."""

    def _stream_bytes(self, call: Call[Any], options: RequestOptions) -> AbstractContextManager[Download]:
        return cast("DownloadingSession", self._session).stream_bytes(call, options)


class AsyncDownloadingResource(AsyncResource):
    """A group of operations, some of which answer with bytes. Its session is the client, an AsyncDownloadingSession."""

    def _stream_bytes(self, call: Call[Any], options: RequestOptions) -> AbstractAsyncContextManager[AsyncDownload]:
        return cast("AsyncDownloadingSession", self._session).stream_bytes(call, options)
