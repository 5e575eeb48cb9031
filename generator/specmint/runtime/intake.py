"""Answers that are read whole, up to a limit: a server may send without end, or a little that becomes a lot."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, cast

from .errors import Answer, APIConnectionError, APITimeoutError, ResponseTooLargeError
from .outgoing import DEADLINE_EXTENSION
from .transport import httpx

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from .calls import Call

CODINGS = "gzip, deflate"
"""The content codings that are asked for (RFC 9110, section 8.4.1): those whose expansion of a piece is limited."""

_DECODED = frozenset({"content-encoding", "content-length", "transfer-encoding"})
"""Headers that tell how a body travelled."""


class Intake:
    """The body of one answer, counted as it travels and once more as it is decoded.

    Raises ResponseTooLargeError, and APIConnectionError for a content coding that was not asked for.
    """

    def __init__(self, call: Call[Any], response: httpx.Response, limit: int) -> None:
        self._call = call
        self._limit = limit
        self._deadline: float | None = response.request.extensions.get(DEADLINE_EXTENSION)
        self._response = response
        self._pieces: list[bytes] = []
        self._size = 0
        self._is_read = response.is_stream_consumed
        self._refuse_codings()
        self._stream = response.stream
        response.stream = _Counted(self._stream, self)

    def _refuse_codings(self) -> None:
        codings = [coding.lower() for coding in self._response.headers.get_list("content-encoding", split_commas=True)]
        asked = {*CODINGS.split(", "), *self._response.request.headers.get("accept-encoding", "").split(", ")}
        if len(codings) > 1 or not asked.issuperset(set(codings) - {"", "identity", "x-gzip"}):
            shown = ", ".join(codings)[:40]
            message = f"{self._call.name}: the answer has a content coding that was not asked for ({shown!a})"
            raise APIConnectionError(message)

    def check(self, size: int) -> None:
        """Raise ResponseTooLargeError for more bytes than the limit, and APITimeoutError where time is up."""
        if self._deadline is not None and time.monotonic() > self._deadline:
            message = f"{self._call.name}: the answer was not there in time (total_timeout)"
            raise APITimeoutError(message)
        if size > self._limit:
            answer = Answer(self._response.status_code, self._response.headers, b"")
            raise ResponseTooLargeError(self._call.name, answer, self._limit)

    def add(self, piece: bytes) -> None:
        """Keep some more of the decoded body."""
        self._size += len(piece)
        self.check(self._size)
        self._pieces.append(piece)

    def response(self) -> httpx.Response:
        """The answer with its whole body, once that has been read and the connection is given back."""
        given = self._response
        if self._is_read:  # by a hook of the user's HTTP client, or a transport that has no stream
            return given
        whole = httpx.Response(
            given.status_code,
            headers=[(name, value) for name, value in given.headers.multi_items() if name not in _DECODED],
            content=b"".join(self._pieces),
            request=given.request,
            extensions=given.extensions,
            history=given.history,
            default_encoding=given.default_encoding,
        )
        given.stream = self._stream  # which knows the time that it took, in httpx2
        whole.elapsed = given.elapsed
        return whole


class _Counted(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body on its way, which breaks off where it becomes too long."""

    def __init__(self, stream: httpx.SyncByteStream | httpx.AsyncByteStream, intake: Intake) -> None:
        self._stream = stream
        self._intake = intake
        self._size = 0

    def _counted(self, piece: bytes) -> bytes:
        self._size += len(piece)
        self._intake.check(self._size)
        return piece

    def __iter__(self) -> Iterator[bytes]:
        yield from map(self._counted, cast("httpx.SyncByteStream", self._stream))

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in cast("httpx.AsyncByteStream", self._stream):
            yield self._counted(piece)

    def close(self) -> None:
        cast("httpx.SyncByteStream", self._stream).close()

    async def aclose(self) -> None:
        await cast("httpx.AsyncByteStream", self._stream).aclose()
