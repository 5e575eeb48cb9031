"""Answers whose items can be used as they arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from .decoding import find_returns, read_item
from .records import records

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from contextlib import AbstractContextManager
    from types import TracebackType

    import httpx
    from typing_extensions import Self

    from .calls import Call
    from .complaints import InvalidResponsePolicy
    from .records import Records

T = TypeVar("T")


class Arrival:
    """A successful answer that is read piece by piece: how it is cut into items, and what its errors become."""

    def __init__(
        self,
        call: Call[Any],
        response: httpx.Response,
        policy: InvalidResponsePolicy,
        connection: Callable[[], AbstractContextManager[None]],
    ) -> None:
        documented = [returns for returns in call.operation.responses if returns.items]
        found = find_returns(call.operation.responses, response)
        self.returns = found if found is not None and found.items else documented[0]
        self.call = call
        self.response = response
        self.policy: InvalidResponsePolicy = policy
        self.connection = connection

    def records(self) -> Records:
        """What cuts the body."""
        return records(self.returns.items or "json-lines")

    def item(self, record: bytes) -> object:
        """One item. Raises ResponseValidationError for what is no JSON, and by policy for what does not fit."""
        return read_item(self.call, self.response, self.returns, record, self.policy)


class ItemStream(Generic[T]):
    """The items of an answer, each as soon as it is there.

    The connection is kept until the last item is read; ``with`` or ``close`` give it back before. Iterating raises
    APIConnectionError, APITimeoutError and, by the client's policy, ResponseValidationError.
    """

    def __init__(self, arrival: Arrival) -> None:
        self._arrival = arrival
        self._items = self._read()

    def _read(self) -> Iterator[T]:
        cut = self._arrival.records()
        try:
            with self._arrival.connection():
                for piece in self._arrival.response.iter_bytes():
                    for record in cut.feed(piece):
                        yield cast("T", self._arrival.item(record))
            for record in cut.end():
                yield cast("T", self._arrival.item(record))
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
        cut = self._arrival.records()
        try:
            with self._arrival.connection():
                async for piece in self._arrival.response.aiter_bytes():
                    for record in cut.feed(piece):
                        yield cast("T", self._arrival.item(record))
            for record in cut.end():
                yield cast("T", self._arrival.item(record))
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
