"""The session of a client whose calls are awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from .calls import NO_OPTIONS, ApiDescription, Call, Received, RequestOptions
from .sessions import DEFAULT_TIMEOUT, Session, SessionOptions
from .streams import AsyncItemStream

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from typing_extensions import Self

    from .credentials import Credential

T = TypeVar("T")


class AsyncSession(Session):
    """Sends calls with the user's own ``httpx.AsyncClient``, which is never closed here, or one made on first use."""

    def __init__(
        self,
        api: ApiDescription,
        credentials: Mapping[str, Credential],
        options: SessionOptions,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        super().__init__(api, credentials, options)
        self._given = http_client
        self._made: httpx.AsyncClient | None = None
        self._closed = False

    async def send(self, call: Call[T], options: RequestOptions = NO_OPTIONS) -> T:
        """Send a call and give what the API answers. Raises the errors of errors.py."""
        return (await self.receive(call, options)).value

    async def receive(self, call: Call[T], options: RequestOptions = NO_OPTIONS) -> Received[T]:
        """Send a call and give what the API answers together with its headers. Raises the errors of errors.py."""
        with self._connection(call):
            response = await self._exchange(call, options, stream=False)
        return Received(self._receive(call, response), response)

    async def stream_items(self, call: Call[list[T]], options: RequestOptions = NO_OPTIONS) -> AsyncItemStream[T]:
        """Send a call and give the items of what the API answers as they arrive. Raises the errors of errors.py."""
        with self._connection(call):
            response = await self._exchange(call, options, stream=True)
            if not response.is_success:
                await response.aread()
        return AsyncItemStream[T](self._arrival(call, response))

    async def _exchange(self, call: Call[Any], options: RequestOptions, *, stream: bool) -> httpx.Response:
        http = self._http()
        response = await http.send(self._build(http, call, options), follow_redirects=False, stream=stream)
        for _ in range(http.max_redirects):
            following = self._redirection(http, response)
            if following is None:
                break
            await response.aclose()
            response = await http.send(following, auth=None, follow_redirects=False, stream=stream)
        return response

    async def close(self) -> None:
        """Close the connections, but for those of the user's own HTTP client. Later calls raise RuntimeError."""
        self._closed = True
        if self._made is not None:
            await self._made.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    def _http(self) -> httpx.AsyncClient:
        if self._closed:
            message = f"This {type(self).__name__} is closed; make a new one."
            raise RuntimeError(message)
        if self._given is not None:
            return self._given
        if self._made is None:
            self._made = httpx.AsyncClient(timeout=DEFAULT_TIMEOUT)
        return self._made


class AsyncResource:
    """A group of operations of a client."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
