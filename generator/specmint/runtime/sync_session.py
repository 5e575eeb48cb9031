"""The session of a client whose calls block."""

from __future__ import annotations

import time
from threading import Lock
from typing import TYPE_CHECKING, Any

from typing_extensions import TypeVar

from .calls import NO_OPTIONS, ApiDescription, Call, Received, RequestOptions
from .errors import APIConnectionError, ClientClosedError
from .intake import CODINGS, Intake
from .redirects import following_request
from .representations import is_value
from .sessions import DEFAULT_TIMEOUT, Session, SessionOptions, refuse_other_clients
from .transport import httpx

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

    from typing_extensions import Self

    from .calls import Returns

T = TypeVar("T")


class SyncSession(Session):
    """Sends calls with the user's own ``httpx.Client``, which is never closed here, or one made on first use."""

    def __init__(
        self,
        api: ApiDescription,
        credentials: Mapping[str, object],
        options: SessionOptions,
        http_client: httpx.Client | None = None,
    ) -> None:
        refuse_other_clients(http_client, httpx.Client)
        super().__init__(api, credentials, options, http_client)
        self._connections = _Connections(http_client)

    def send(self, call: Call[T], options: RequestOptions = NO_OPTIONS) -> T:
        """Send a call and give what the API answers. Raises the errors of errors.py."""
        return self.receive(call, options).value

    def receive(self, call: Call[T], options: RequestOptions = NO_OPTIONS) -> Received[T]:
        """Send a call and give what the API answers together with its headers. Raises the errors of errors.py."""
        response = self._exchange(call, options, is_value)
        with self._connection(call):
            response = self._read(call, response)
        return Received(self._receive(call, response), response)

    def _exchange(self, call: Call[Any], options: RequestOptions, wanted: Callable[[Returns], bool]) -> httpx.Response:
        http = self._http()
        draft = self._draft(call, options, wanted)
        keys = {name: ask() for name, ask in self._keys(http, draft).items()}
        with self._connection(call):
            request, auth = self._outgoing(http, draft, keys)
        tries = self._tries(request)
        while True:
            try:
                with self._connection(call):
                    response = _sent(http, tries.start(), auth)
            except APIConnectionError as error:
                pause = tries.pause_after(error)
                if pause is None:
                    raise
            else:
                pause = tries.pause_after(response)
                if pause is None:
                    return response
                response.close()
            time.sleep(pause)

    def _read(self, call: Call[Any], response: httpx.Response) -> httpx.Response:
        """The answer with its whole body. Raises ResponseTooLargeError."""
        try:
            intake = Intake(call, response, self._options.max_response_bytes)
            for piece in response.iter_bytes():
                intake.add(piece)
        finally:
            response.close()
        return intake.response()

    def close(self) -> None:
        """Close the connections, but for those of the user's own HTTP client. Later calls raise ClientClosedError."""
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _http(self) -> httpx.Client:
        return self._connections.http(type(self).__name__)


class _Connections:
    """The user's own HTTP client, or one made on first use. A client shares it with its views."""

    def __init__(self, given: httpx.Client | None) -> None:
        self._given = given
        self._made: httpx.Client | None = None
        self._closed = False
        self._lock = Lock()

    def http(self, owner: str) -> httpx.Client:
        """The HTTP client. Raises ClientClosedError."""
        with self._lock:
            if self._closed or (self._given is not None and self._given.is_closed):
                message = f"This {owner} is closed; make a new one."
                raise ClientClosedError(message)
            if self._given is not None:
                return self._given
            if self._made is None:
                self._made = httpx.Client(timeout=DEFAULT_TIMEOUT, headers={"Accept-Encoding": CODINGS})
            return self._made

    def close(self) -> None:
        """Close the HTTP client, unless it is the user's own."""
        with self._lock:
            self._closed = True
            made = self._made
        if made is not None:
            made.close()


def _sent(http: httpx.Client, request: httpx.Request, auth: httpx.Auth | None) -> httpx.Response:
    """The answer to a request, with the redirects that the HTTP client follows."""
    response = http.send(request, auth=auth or httpx.USE_CLIENT_DEFAULT, follow_redirects=False, stream=True)
    while http.follow_redirects and len(response.history) < http.max_redirects:
        following = following_request(response)
        if following is None:
            break
        response.close()
        history = [*response.history, response]
        response = http.send(following, auth=None, follow_redirects=False, stream=True)
        response.history = history
    return response
