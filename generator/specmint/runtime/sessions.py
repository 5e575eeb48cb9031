"""What the sync and the async session share: everything but waiting."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar, cast

import httpx

from .checks import checker_for
from .credentials import Credentials
from .decoding import read_error, read_success
from .errors import APIConnectionError, APITimeoutError
from .headers import checked_headers, merge_headers
from .logs import QueryRedaction, hide_in_log
from .problems import Problems
from .requests import wire_request
from .streams import Arrival
from .urls import server_url

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from .calls import ApiDescription, Call, RequestOptions, Timeout
    from .complaints import InvalidResponsePolicy
    from .credentials import Credential
    from .requests import WireRequest

T = TypeVar("T")

DEFAULT_TIMEOUT: Final = httpx.Timeout(60, connect=5)
"""Seconds: 5 to connect, 60 for each other phase of a request."""

CALL_EXTENSION: Final = "specmint.call"
"""The extension of a ``httpx.Request`` that holds its Call."""


class SessionOptions(NamedTuple):
    """What a user may set for all calls of a client.

    A ``base_url`` of None is the API's own. A ``timeout`` of None is that of the user's own HTTP client, else
    ``DEFAULT_TIMEOUT``. ``default_headers`` win over those of the calls, and are left out of the repr.
    """

    base_url: str | None = None
    timeout: Timeout | None = None
    default_headers: Mapping[str, str] | None = None
    validate_requests: bool = True
    on_invalid_response: InvalidResponsePolicy = "warn"

    def __repr__(self) -> str:
        shown = self._asdict()
        del shown["default_headers"]
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in shown.items())})"


class Session:
    """An API, credentials and options: makes requests from calls, and results or errors from responses."""

    def __init__(self, api: ApiDescription, credentials: Mapping[str, Credential], options: SessionOptions) -> None:
        problems = Problems()
        self._headers = problems.attempt(checked_headers, options.default_headers or {}, "default_headers") or {}
        problems.refuse(type(self).__name__)
        self._api = api
        self._options = options
        self._base_url = server_url(options.base_url or api.base_url)
        self._credentials = Credentials(api, credentials, self._headers)
        for name in self._credentials.query_names():
            hide_in_log(QueryRedaction(httpx.URL(self._base_url).host, name))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} base_url={self._base_url!r}>"

    def _build(self, http: httpx.Client | httpx.AsyncClient, call: Call[Any], options: RequestOptions) -> httpx.Request:
        """The request that stands for a call. Raises RequestValidationError and CredentialsError."""
        wire = wire_request(call, options, checker_for(self._api.schemas) if self._options.validate_requests else None)
        own = {**self._headers, **wire.extra_headers}
        proof = self._credentials.proof(call.operation, own)
        query = [*wire.query, *(pair for pair in proof.query if pair.name not in {given.name for given in wire.query})]
        timeouts = (options.timeout, self._options.timeout)
        request = http.build_request(
            call.operation.method,
            self._base_url + wire.path + ("?" if query else "") + "&".join(map(str, query)),
            headers=merge_headers(self._standard_headers(http, call, wire), proof.headers, wire.headers, own),
            content=wire.body.content,
            files=list(wire.body.parts) or None,
            timeout=next((given for given in timeouts if given is not None), httpx.USE_CLIENT_DEFAULT),
            extensions={CALL_EXTENSION: call},
        )
        request.method = call.operation.method  # which httpx has put in capitals
        cookies = [str(pair) for pair in (*wire.cookies, *proof.cookies)]
        if cookies and "cookie" not in {name.lower() for name in own}:
            request.headers["Cookie"] = "; ".join((*request.headers.get_list("cookie"), *cookies))
        return request

    def _standard_headers(
        self, http: httpx.Client | httpx.AsyncClient, call: Call[Any], wire: WireRequest
    ) -> dict[str, str]:
        accepted = dict.fromkeys(returns.content_type for returns in call.operation.responses if returns.content_type)
        agent = f"{self._api.package}/{self._api.version} {http.headers.get('user-agent', '')}".rstrip()
        headers = {"Accept": ", ".join(accepted) or "*/*", "User-Agent": agent}
        return headers if wire.body.content_type is None else {**headers, "Content-Type": wire.body.content_type}

    def _redirection(self, http: httpx.Client | httpx.AsyncClient, response: httpx.Response) -> httpx.Request | None:
        """The request that follows a redirect, if the user's HTTP client follows them. Keys stay with their origin."""
        request = response.next_request if http.follow_redirects else None
        if request is not None and _origin(request.url) != _origin(response.url):
            for name in self._credentials.header_names():
                request.headers.pop(name, None)
        return request

    def _receive(self, call: Call[T], response: httpx.Response) -> T:
        """What a call returns. Raises StatusError and, by the client's policy, ResponseValidationError."""
        if response.is_success:
            return cast("T", read_success(call, response, self._options.on_invalid_response))
        raise read_error(call, response, self._credentials.redacted)

    def _arrival(self, call: Call[Any], response: httpx.Response) -> Arrival:
        """A successful answer that is still arriving. Raises StatusError."""
        if response.is_success:
            return Arrival(call, response, self._options.on_invalid_response, lambda: self._connection(call))
        raise read_error(call, response, self._credentials.redacted)

    @contextmanager
    def _connection(self, call: Call[Any]) -> Generator[None, None, None]:
        """Turns httpx's exceptions into those of this package."""
        try:
            yield
        except httpx.TimeoutException as error:
            message = f"{call.name}: {self._base_url} did not answer in time ({type(error).__name__})"
            raise APITimeoutError(message) from error
        except httpx.RequestError as error:
            reason = self._credentials.redacted(str(error))
            message = f"{call.name}: no complete answer from {self._base_url} ({type(error).__name__}: {reason})"
            raise APIConnectionError(message) from error


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port
