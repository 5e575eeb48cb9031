"""What the sync and the async session share: everything but waiting."""

from __future__ import annotations

from contextlib import contextmanager
from copy import copy
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from typing_extensions import TypeVar

from .checks import checker_for
from .credentials import Credentials, OwnProof
from .decoding import read_error, read_success
from .errors import (
    APIConnectionError,
    APITimeoutError,
    ConfigurationError,
    Problem,
    RequestValidationError,
    StatusError,
)
from .headers import checked_headers
from .outgoing import Draft, outgoing, phases
from .problems import Problems
from .representations import accept, is_success, successes
from .requests import wire_request
from .retries import DEFAULT_MAX_RETRIES, RetryBudget, Tries
from .transport import httpx
from .urls import server_url
from .values import UnsendableError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

    from typing_extensions import Self

    from .calls import ApiDescription, Call, RequestOptions, Returns, Timeout
    from .complaints import InvalidResponsePolicy

T = TypeVar("T")

DEFAULT_TIMEOUT: Final = httpx.Timeout(60, connect=5)
"""Seconds: 5 to connect, 60 for each other phase of a request."""

DEFAULT_MAX_RESPONSE_BYTES: Final = 256 * 1024 * 1024
"""So many bytes of an answer are read whole, before and after it is decompressed."""


class SessionOptions(NamedTuple):
    """What a user may set for all calls of a client.

    A ``base_url`` of None is the API's own; several are by the names that operations give their servers, the API's
    being empty, and one alone stands for all. A ``timeout`` of None is that of the user's own HTTP client, else
    ``DEFAULT_TIMEOUT``. ``default_headers`` win over keys, and are left out of the repr.
    ``max_response_bytes`` limits an answer that is read whole, and each item of one that is not. ``max_retries`` says
    how often a call is sent again, and ``total_timeout`` how many seconds all of that may take.
    """

    base_url: str | Mapping[str, str] | None = None
    timeout: Timeout | None = None
    default_headers: Mapping[str, str] | None = None
    validate_requests: bool = True
    on_invalid_response: InvalidResponsePolicy = "warn"
    max_response_bytes: int = DEFAULT_MAX_RESPONSE_BYTES
    max_retries: int = DEFAULT_MAX_RETRIES
    total_timeout: float | None = None

    def __repr__(self) -> str:
        shown = self._asdict()
        del shown["default_headers"]
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in shown.items())})"


class Session:
    """An API, credentials and options: makes requests from calls, and results or errors from responses."""

    def __init__(
        self,
        api: ApiDescription,
        credentials: Mapping[str, object],
        options: SessionOptions,
        http_client: httpx.Client | httpx.AsyncClient | None,
    ) -> None:
        problems = Problems()
        self._headers = problems.attempt(checked_headers, options.default_headers or {}, "default_headers") or {}
        problems.refuse(type(self).__name__)
        self._api = api
        self._options = options
        self._checker = checker_for(api.schemas, api.keywords)
        given = api.base_url if options.base_url is None else options.base_url
        urls = {"": given} if isinstance(given, str) else given
        self._base_urls = {name: server_url(url) for name, url in urls.items()}
        self._budget = RetryBudget()
        _check(options)
        self._credentials = Credentials(api, credentials, OwnProof.of(http_client, self._headers))
        self._credentials.hide_in_logs(httpx.URL(url).host for url in self._base_urls.values())

    def __repr__(self) -> str:
        return f"<{type(self).__name__} base_url={self._base_urls['']!r}>"

    def with_options(
        self,
        *,
        timeout: Timeout | None = None,
        max_retries: int | None = None,
        total_timeout: float | None = None,
        base_url: str | None = None,
        headers: Mapping[str, str] | None = None,
        validate_requests: bool | None = None,
    ) -> Self:
        """The same client with other options: it shares connections, tokens and retries, and is closed with this one.

        What is not given stays as it is. ``headers`` are added to those of all calls, and win over them. Raises
        ConfigurationError.
        """
        given: dict[str, Any] = {
            "timeout": timeout,
            "max_retries": max_retries,
            "total_timeout": total_timeout,
            "base_url": base_url,
            "validate_requests": validate_requests,
        }
        options = self._options._replace(**{name: value for name, value in given.items() if value is not None})
        _check(options)
        problems = Problems()
        added = problems.attempt(checked_headers, headers or {}, "headers") or {}
        problems.refuse("with_options")
        replaced = {name.lower() for name in added}
        kept = {name: text for name, text in self._headers.items() if name.lower() not in replaced}
        changed = {"_options": options, "_headers": {**kept, **added}}
        if base_url is not None:
            changed["_base_urls"] = {"": server_url(base_url)}
        return self._view(changed)

    def _view(self, changed: Mapping[str, object]) -> Self:
        """A copy with some attributes changed; without its resources, which have the options of this client."""
        view = copy(self)
        for name in [name for name in vars(view) if isinstance(getattr(type(self), name, None), cached_property)]:
            delattr(view, name)
        vars(view).update(changed)
        if "_session" in vars(view):  # where the client is a resource, too
            vars(view)["_session"] = view
        return view

    def _tries(self, request: httpx.Request) -> Tries:
        return Tries(request, self._options.max_retries, self._options.total_timeout, self._budget)

    def _base_url(self, call: Call[Any]) -> str:
        """Where a call goes: to the server that its operation has of its own, or to the API's."""
        return self._base_urls.get(call.operation.server, self._base_urls[""])

    def _draft(self, call: Call[Any], options: RequestOptions, wanted: Callable[[Returns], bool]) -> Draft:
        """What of a call goes on the wire. Raises RequestValidationError."""
        return Draft(
            call=call,
            base_url=self._base_url(call),
            wire=wire_request(call, options, self._checker, check=self._options.validate_requests),
            accepted=accept(call.operation, wanted),
            headers=self._headers,
            timeout=self._options.timeout if options.timeout is None else options.timeout,
        )

    def _keys(self, http: httpx.Client | httpx.AsyncClient, draft: Draft) -> dict[str, Callable[[], object]]:
        """What gives the keys of a call, by security scheme. Raises CredentialsError."""
        own = OwnProof.of(http, {**draft.headers, **draft.wire.extra_headers})
        return self._credentials.chosen(draft.call.operation, own)

    def _outgoing(
        self, http: httpx.Client | httpx.AsyncClient, draft: Draft, keys: Mapping[str, object]
    ) -> tuple[httpx.Request, httpx.Auth | None]:
        """The request that stands for a call, and what authorizes it on its way. Raises CredentialsError."""
        proof = self._credentials.proof(draft.call.operation, keys, self._base_urls[""])
        return outgoing(http, draft, proof, f"{self._api.package}/{self._api.version}"), proof.auth

    def _refuse_items(self, call: Call[Any]) -> None:
        """Raise RequestValidationError for a call whose answer has no items."""
        if not any(returns.items for returns in successes(call.operation.responses)):
            raise RequestValidationError(
                call.name, [Problem("", "items", "what it answers with is no sequence of items")]
            )

    def _receive(self, call: Call[T], response: httpx.Response) -> T:
        """What a call returns. Raises StatusError and, by the client's policy, ResponseValidationError."""
        if is_success(call.operation.responses, response):
            return cast("T", read_success(call, response, self._options.on_invalid_response))
        raise self._error(call, response)

    def _error(self, call: Call[Any], response: httpx.Response) -> StatusError:
        return read_error(call, response, partial(self._credentials.redacted, request=response.request))

    @contextmanager
    def _connection(self, call: Call[Any]) -> Generator[None, None, None]:
        """Turns httpx's exceptions into those of this package."""
        try:
            yield
        except httpx.TimeoutException as error:
            message = f"{call.name}: {self._base_url(call)} did not answer in time ({type(error).__name__})"
            raise APITimeoutError(message) from error
        except httpx.InvalidURL as error:
            problem = Problem("", "url", f"the path and the query make no URL that can be sent ({error})")
            raise RequestValidationError(call.name, [problem]) from error
        except (httpx.RequestError, httpx.StreamError) as error:
            reason = self._credentials.redacted(str(error), _request_of(error))
            message = f"{call.name}: no complete answer from {self._base_url(call)} ({type(error).__name__}: {reason})"
            raise APIConnectionError(message) from error
        except UnsendableError as error:
            raise RequestValidationError(call.name, [error.problem]) from None


def _check(options: SessionOptions) -> None:
    """Raise ConfigurationError for times and numbers that are none."""
    if options.timeout is not None:
        phases(options.timeout)
    if options.max_retries < 0:
        message = f"max_retries must be 0 or more, and not {options.max_retries}"
        raise ConfigurationError(message)
    if options.total_timeout is not None and not options.total_timeout > 0:
        message = f"total_timeout must be more than 0 seconds, and not {options.total_timeout}"
        raise ConfigurationError(message)


def _request_of(error: httpx.RequestError | httpx.StreamError) -> httpx.Request | None:
    """The request that an error is about, where it knows."""
    return getattr(error, "_request", None)


def refuse_other_clients(given: object, wanted: type) -> None:
    """Raise ConfigurationError for an HTTP client that a session cannot use, which type checkers may not have seen."""
    if given is not None and not isinstance(given, wanted):
        kind = type(given)
        name = f"{httpx.__name__}.{wanted.__name__}"
        message = f"http_client must be an {name}, and not a {kind.__module__}.{kind.__qualname__}"
        raise ConfigurationError(message)
