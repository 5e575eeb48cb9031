"""Answers whose items can be used as they arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, cast

from typing_extensions import TypeVar

from .async_session import AsyncSession
from .calls import NO_OPTIONS, Call, RequestOptions, Returns
from .complaints import complain
from .decoding import content_type
from .errors import Answer, Problem, ResponseTooLargeError
from .leniency import read_json
from .media_types import is_json, media_type
from .records import JSON_LINES, JSON_SEQ, WHOLE, RecordTooLongError
from .representations import by_content_type, documented_success, is_sequence, is_success, successes
from .resources import AsyncResource, Resource
from .sessions import Session
from .sync_session import SyncSession

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from contextlib import AbstractContextManager
    from types import TracebackType

    from typing_extensions import Self

    from .complaints import InvalidResponsePolicy
    from .transport import httpx

T = TypeVar("T")


class Arrival:
    """A successful answer that is read piece by piece: how it is cut into items, and what its errors become."""

    def __init__(
        self,
        call: Call[Any],
        response: httpx.Response,
        policy: InvalidResponsePolicy,
        limit: int,
        connection: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self.response = response
        self.connection = connection
        self._call = call
        self._policy: InvalidResponsePolicy = policy
        self._limit = limit
        self._returns, self._unexpected = _found(call, response)
        self._records = (self._returns.items or WHOLE).records(limit)

    def items(self, piece: bytes) -> Iterator[Any]:
        """The items that end in this piece. Raises ResponseTooLargeError and, by policy, ResponseValidationError."""
        return self._read(self._records.feed(piece))

    def last_items(self) -> Iterator[Any]:
        """What is left when the body ends."""
        return self._read(self._records.end())

    def _read(self, found: Iterator[bytes]) -> Iterator[Any]:
        try:
            yield from map(self._item, found)
        except RecordTooLongError:
            answer = Answer(self.response.status_code, self.response.headers, b"")
            raise ResponseTooLargeError(self._call.name, answer, self._limit) from None

    def _item(self, record: bytes) -> object:
        reading = read_json(self._returns.type, record)
        problems = [*self._unexpected, *reading.problems]
        if problems:
            answer = Answer(self.response.status_code, self.response.headers, record)
            complain(self._call, answer, problems, self._policy)
        return reading.value


def _found(call: Call[Any], response: httpx.Response) -> tuple[Returns, list[Problem]]:
    """The documented answer that a response is, and what is wrong where it is no sequence of items."""
    options = documented_success(call.operation.responses, response).options
    received = content_type(response)
    chosen = by_content_type(options, received) if received else None
    if chosen is not None and chosen.items:
        return chosen, []
    framed = next(returns for returns in successes(call.operation.responses) if returns.items)
    is_other = chosen is not None or (is_json(received) and framed.items not in (JSON_LINES, JSON_SEQ))
    if not is_other:
        return framed, []
    message = f"the answer is {media_type(received)} and no sequence of items"
    return (chosen or framed)._replace(items=None), [Problem("", "content-type", message)]


class ItemStream(Generic[T]):
    """The items of an answer, each as soon as it is there.

    The connection is kept until the last item is read; ``with`` or ``close`` give it back before. Iterating raises
    APIConnectionError, APITimeoutError and, by the client's policy, ResponseValidationError.
    """

    def __init__(self, arrival: Arrival) -> None:
        self._arrival = arrival
        self._items = self._read()

    def _read(self) -> Iterator[T]:
        try:
            with self._arrival.connection():
                for piece in self._arrival.response.iter_bytes():
                    for item in self._arrival.items(piece):
                        yield item
            for item in self._arrival.last_items():
                yield item
        finally:
            self._arrival.response.close()

    def close(self) -> None:
        """Give the connection back. There are no items afterwards."""
        self._items = iter(())
        self._arrival.response.close()

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        return next(self._items)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class AsyncItemStream(Generic[T]):
    """The items of an answer, each as soon as it is there.

    The connection is kept until the last item is read; ``async with`` or ``close`` give it back before. Iterating
    raises APIConnectionError, APITimeoutError and, by the client's policy, ResponseValidationError.
    """

    def __init__(self, arrival: Arrival) -> None:
        self._arrival = arrival
        self._items = self._read()
        self._is_closed = False

    async def _read(self) -> AsyncIterator[T]:
        try:
            with self._arrival.connection():
                async for piece in self._arrival.response.aiter_bytes():
                    for item in self._arrival.items(piece):
                        yield item
            for item in self._arrival.last_items():
                yield item
        finally:
            await self._arrival.response.aclose()

    async def close(self) -> None:
        """Give the connection back. There are no items afterwards."""
        self._is_closed = True
        await self._arrival.response.aclose()

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        if self._is_closed:
            raise StopAsyncIteration
        return await anext(self._items)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()


class _Arrivals(Session):
    def _arrival(self, call: Call[Any], response: httpx.Response) -> Arrival:
        """A successful answer that is still arriving. Raises StatusError."""
        if is_success(call.operation.responses, response):
            limit, policy = self._options.max_response_bytes, self._options.on_invalid_response
            return Arrival(call, response, policy, limit, lambda: self._connection(call))
        raise self._error(call, response)


class StreamingSession(_Arrivals, SyncSession):
    """A session of an API that has calls whose answers are streams of items."""

    def stream_items(self, call: Call[Any, T], options: RequestOptions = NO_OPTIONS) -> ItemStream[T]:
        """Send a call and give the items of what the API answers as they arrive. Raises the errors of errors.py."""
        self._refuse_items(call)
        response = self._exchange(call, options, is_sequence)
        if not is_success(call.operation.responses, response):
            with self._connection(call):
                response = self._read(call, response)
        return ItemStream[T](self._arrival(call, response))


class AsyncStreamingSession(_Arrivals, AsyncSession):
    """A session of an API that has calls whose answers are streams of items."""

    async def stream_items(self, call: Call[Any, T], options: RequestOptions = NO_OPTIONS) -> AsyncItemStream[T]:
        """Send a call and give the items of what the API answers as they arrive. Raises the errors of errors.py."""
        self._refuse_items(call)
        response = await self._exchange(call, options, is_sequence)
        if not is_success(call.operation.responses, response):
            with self._connection(call):
                response = await self._read(call, response)
        return AsyncItemStream[T](self._arrival(call, response))


class StreamingResource(Resource):
    """A group of operations, some of which answer with streams. Its session is the client, a StreamingSession."""

    def _stream_items(self, call: Call[Any, T], options: RequestOptions) -> ItemStream[T]:
        return cast("StreamingSession", self._session).stream_items(call, options)


class AsyncStreamingResource(AsyncResource):
    """A group of operations, some of which answer with streams. Its session is the client, an AsyncStreamingSession."""

    async def _stream_items(self, call: Call[Any, T], options: RequestOptions) -> AsyncItemStream[T]:
        return await cast("AsyncStreamingSession", self._session).stream_items(call, options)
