"""Tokens of OAuth 2 that are fetched when a call needs them, and again when they are refused (RFC 6749)."""

from __future__ import annotations

import base64
import time
from contextlib import asynccontextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, quote_plus, urljoin

from .credentials import Proof, Secret, SecurityScheme, Target
from .errors import CredentialsError
from .event_loops import running_trio
from .outgoing import FETCHING_EXTENSION
from .redirects import rewound
from .transport import httpx
from .values import is_object

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator, Iterable, Mapping, Sequence

_UNAUTHORIZED = 401
_LEEWAY = 10.0
"""So many seconds before its end a token is no longer used."""


class _Token(NamedTuple):
    """A token until a point of the monotonic clock, for these scopes."""

    text: str
    scopes: frozenset[str]
    end: float

    def __repr__(self) -> str:
        return f"{type(self).__name__}(until {self.end})"


class OAuth2Token(SecurityScheme):
    """A token that the caller gives, or that is fetched from ``endpoint`` or, for a new one, ``refresh_endpoint``.

    These may be relative to the server.
    """

    def __init__(self, name: str, *, argument: str, variable: str, endpoint: str, refresh_endpoint: str = "") -> None:
        super().__init__(name, argument=argument, variable=variable, prefix="Bearer")
        self.endpoint = endpoint
        self.refresh_endpoint = refresh_endpoint

    def source(self, credential: object) -> Callable[[], object] | None:
        """What gives the token for each request, or what fetches it; None where there is none."""
        return Secret(credential) if isinstance(credential, TokenSource) else super().source(credential)

    def proof(self, credential: object, target: Target) -> Proof:
        """What to add to a request. Raises CredentialsError for a token of no use."""
        if isinstance(credential, TokenSource):
            return Proof(auth=credential.authorization(self, target))
        return super().proof(credential, target)

    def spellings(self, credential: Any) -> Iterable[str]:
        """The texts that give a token away; what fetches one shows none."""
        return () if isinstance(credential, TokenSource) else super().spellings(credential)


class TokenSource:
    """What fetches tokens and keeps them: one for each set of scopes, once for however many calls wait for it."""

    def __init__(
        self, client_id: str, client_secret: str | None, token_url: str | None, *, secret_in_body: bool
    ) -> None:
        self._client_id = client_id
        self._client_secret = client_secret
        self._token_url = token_url
        self._secret_in_body = secret_in_body
        self._tokens: list[_Token] = []
        self._lock = Lock()
        self._flight: Any = None
        self._waiting = 0

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client_id}>"

    def authorization(self, scheme: OAuth2Token, target: Target) -> httpx.Auth:
        """What authorizes one request that needs these scopes.

        Where a client was ``moved`` to a server that is not the document's, so may be the one that gives tokens: raises
        CredentialsError where that is not told, so that no secret leaves a test set-up.
        """
        url = self._token_url or self._documented_url(scheme)
        if self._token_url is None and target.moved and "://" in url:
            message = f"{scheme.argument} needs its own token_url, as the client has a base_url of its own"
            raise CredentialsError(message)
        return _Authorization(self, urljoin(f"{target.base_url}/", url), self._wanted(target.scopes))

    def _documented_url(self, scheme: OAuth2Token) -> str:
        return scheme.endpoint

    def _wanted(self, scopes: tuple[str, ...], /) -> frozenset[str]:
        return frozenset(scopes)

    def _form(self, scopes: frozenset[str], /) -> dict[str, str]:
        raise NotImplementedError

    def _taken(self, answer: Mapping[str, object]) -> None:
        """What is to be kept of an answer beside its token."""

    def known(self, scopes: frozenset[str]) -> str | None:
        """A token that may be used for these scopes."""
        now = time.monotonic()
        self._tokens = [token for token in self._tokens if token.end > now]
        return next((token.text for token in self._tokens if scopes <= token.scopes), None)

    def forget(self, text: str) -> None:
        """Use a token no longer."""
        self._tokens = [token for token in self._tokens if token.text != text]

    def request(self, url: str, scopes: frozenset[str], waiting: httpx.Request) -> httpx.Request:
        """The request for a token, with the client's own authorization (section 2.3.1), for one that waits for it."""
        form = self._form(scopes)
        headers = {"Accept": "application/json"}
        if self._client_secret is None or self._secret_in_body:
            form |= {"client_id": self._client_id}
        if self._client_secret is not None and self._secret_in_body:
            form |= {"client_secret": self._client_secret}
        elif self._client_secret is not None:
            pair = f"{quote_plus(self._client_id)}:{quote_plus(self._client_secret)}"
            headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
        extensions = {FETCHING_EXTENSION: True, "timeout": waiting.extensions.get("timeout", {})}
        return httpx.Request("POST", url, data=form, headers=headers, extensions=extensions)

    def take(self, response: httpx.Response, scopes: frozenset[str]) -> str:
        """The token of an answer that was read (section 5.1). Raises CredentialsError for one without (5.2)."""
        try:
            answer: Any = response.json()
        except ValueError:
            answer = None
        given = answer if is_object(answer) else {}
        text: object = given.get("access_token")
        if not response.is_success or not isinstance(text, str) or not text.isprintable() or not text.isascii():
            said = [str(given[name]) for name in ("error", "error_description") if given.get(name)]
            shown = quote(": ".join(said)[:200], safe=" :.,'()/-_")
            place, status = response.request.url.copy_with(query=None), response.status_code
            message = f"{place} gave no token: {status} {response.reason_phrase} ({shown or 'without a reason'})"
            raise CredentialsError(message)
        seconds: object = given.get("expires_in")
        lasts = float(seconds) if isinstance(seconds, int | float) else float("inf")
        self._tokens.append(_Token(text, scopes, time.monotonic() + lasts - min(_LEEWAY, lasts / 2)))
        self._taken(given)
        return text

    @property
    def alone(self) -> Lock:
        """What one thread holds while it fetches a token."""
        return self._lock

    @asynccontextmanager
    async def alone_async(self) -> AsyncGenerator[None]:
        """The same for one task; the lock belongs to the event loop at hand, and lives as long as somebody waits."""
        self._flight = lock = self._flight or _async_lock()
        self._waiting += 1
        try:
            async with lock:
                yield
        finally:
            self._waiting -= 1
            if not self._waiting:
                self._flight = None


class ClientCredentials(TokenSource):
    """The token of a program that acts for itself (RFC 6749, section 4.4).

    ``scopes`` are asked for instead of those of each call. ``token_url`` takes the place of the document's. The secret
    is sent as HTTP Basic authorization, or with ``secret_in_body`` among the fields.
    """

    def __init__(
        self,
        client_id: str,
        client_secret: str,
        *,
        scopes: Sequence[str] | None = None,
        token_url: str | None = None,
        secret_in_body: bool = False,
    ) -> None:
        super().__init__(client_id, client_secret, token_url, secret_in_body=secret_in_body)
        self._scopes = None if scopes is None else frozenset(scopes)

    def _wanted(self, scopes: tuple[str, ...], /) -> frozenset[str]:
        return frozenset(scopes) if self._scopes is None else self._scopes

    def _form(self, scopes: frozenset[str], /) -> dict[str, str]:
        asked = {"scope": " ".join(sorted(scopes))} if scopes else {}
        return {"grant_type": "client_credentials", **asked}


class RefreshToken(TokenSource):
    """The tokens of a program that acts for somebody who has allowed it (RFC 6749, section 6).

    ``on_refresh`` is called with each new refresh token, which takes the place of the one before.
    """

    def __init__(
        self,
        refresh_token: str,
        client_id: str,
        client_secret: str | None = None,
        *,
        token_url: str | None = None,
        secret_in_body: bool = False,
        on_refresh: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(client_id, client_secret, token_url, secret_in_body=secret_in_body)
        self._refresh_token = refresh_token
        self._on_refresh = on_refresh

    def _documented_url(self, scheme: OAuth2Token) -> str:
        return scheme.refresh_endpoint or scheme.endpoint

    def _wanted(self, _scopes: tuple[str, ...], /) -> frozenset[str]:
        # A new token has the scopes that were allowed.
        return frozenset()

    def _form(self, _scopes: frozenset[str], /) -> dict[str, str]:
        return {"grant_type": "refresh_token", "refresh_token": self._refresh_token}

    def _taken(self, answer: Mapping[str, object]) -> None:
        new = answer.get("refresh_token")
        if isinstance(new, str) and new != self._refresh_token:
            self._refresh_token = new
            if self._on_refresh is not None:
                self._on_refresh(new)


class _Authorization(httpx.Auth):
    """Gives one request its token, and another one once where the first is refused."""

    def __init__(self, source: TokenSource, url: str, scopes: frozenset[str]) -> None:
        self._source = source
        self._url = url
        self._scopes = scopes

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        refused: str | None = None
        while True:
            with self._source.alone:
                token = self._known(refused)
                if token is None:
                    answer = yield self._source.request(self._url, self._scopes, request)
                    answer.read()
                    token = self._source.take(answer, self._scopes)
            request.headers["Authorization"] = f"Bearer {token}"
            response = yield request
            if response.status_code != _UNAUTHORIZED or refused is not None or not rewound(request):
                return
            refused = token

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        refused: str | None = None
        while True:
            async with self._source.alone_async():
                token = self._known(refused)
                if token is None:
                    answer = yield self._source.request(self._url, self._scopes, request)
                    await answer.aread()
                    token = self._source.take(answer, self._scopes)
            request.headers["Authorization"] = f"Bearer {token}"
            response = yield request
            if response.status_code != _UNAUTHORIZED or refused is not None or not rewound(request):
                return
            refused = token

    def _known(self, refused: str | None) -> str | None:
        """A token at hand, which is not the one that was refused."""
        if refused is not None:
            self._source.forget(refused)
        return self._source.known(self._scopes)


def _async_lock() -> Any:
    """A lock of the library whose event loop runs."""
    trio = running_trio()
    if trio is not None:
        return trio.Lock()
    import asyncio

    return asyncio.Lock()
