"""Who is calling: keys from arguments or the environment, and where they go in a request."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias, cast, runtime_checkable
from urllib.parse import parse_qsl, quote

from .errors import CredentialsError
from .serialization import Pair

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from .calls import ApiDescription, Operation, SecurityScheme
    from .transport import httpx

Text: TypeAlias = str | tuple[str, str]
KeySource: TypeAlias = str | Callable[[], str | None]
"""A key, or what is asked for one before each request; None from it means that none is sent."""
AsyncKeySource: TypeAlias = str | Callable[[], str | Awaitable[str | None] | None]
"""The same, which may also be awaited."""
LoginSource: TypeAlias = Text | Callable[[], Text | None]
"""User and password, as a pair or as ``user:password``, or what is asked for them before each request."""
AsyncLoginSource: TypeAlias = Text | Callable[[], Text | Awaitable[Text | None] | None]
"""The same, which may also be awaited."""

REDACTED = "REDACTED"
"""What stands in place of a key in texts."""

_UNSENDABLE = re.compile(r"[^\x20-\x7e\xa0-\xff]")
"""What a header cannot hold: control characters, and all beyond Latin-1."""
_NO_COOKIE = re.compile(r"[^\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]")
"""What the value of a cookie cannot hold (RFC 6265, section 4.1.1)."""
_PREFIXES = {"bearer": "Bearer", "basic": "Basic"}
_SHORTEST = 4
"""A key of fewer characters, or a word of no more letters, is not looked for in texts: it stands in ordinary words."""


@runtime_checkable
class Authorizer(Protocol):
    """A credential that fetches what it sends, such as those of OAuth 2."""

    def authorization(
        self, scheme: SecurityScheme, scopes: tuple[str, ...], base_url: str, *, moved: bool
    ) -> httpx.Auth:
        """What authorizes one request that needs these scopes; ``moved`` where the server is not the document's.

        Raises CredentialsError.
        """
        ...


Credential: TypeAlias = LoginSource | AsyncLoginSource | Authorizer | None
"""What a client is given for a security scheme. None means: look into the environment."""


class Secret:
    """Text, or what fetches one, that shows itself only when asked."""

    __slots__ = ("_kept",)

    def __init__(self, kept: object) -> None:
        self._kept = kept

    def __call__(self) -> object:
        """What is kept."""
        return self._kept

    def __repr__(self) -> str:
        return f"Secret({REDACTED})"


class Proof(NamedTuple):
    """What the credentials add to one request: headers, query parameters, cookies, or what adds them by itself."""

    headers: Mapping[str, str]
    query: tuple[Pair, ...]
    cookies: tuple[Pair, ...]
    auth: httpx.Auth | None = None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({REDACTED})"


class OwnProof(NamedTuple):
    """What callers send themselves, by lower-case names: ``headers`` of a client or call, which take the place of keys.

    ``others`` come with an HTTP client: headers, query parameters and cookies. They count where there is no key, and so
    does its own way to authorize requests, where it has one.
    """

    headers: frozenset[str]
    others: frozenset[tuple[str, str]] = frozenset()
    is_authorized: bool = False

    @classmethod
    def of(cls, http: httpx.Client | httpx.AsyncClient | None, headers: Mapping[str, str]) -> OwnProof:
        """What stands in headers, and what comes with an HTTP client."""
        names = frozenset(name.lower() for name in headers)
        if http is None:
            return cls(names)
        others = {
            "header": list(http.headers),
            "query": list(http.params),
            "cookie": [cookie.name for cookie in http.cookies.jar],
        }
        found = frozenset((place, name.lower()) for place, given in others.items() for name in given)
        return cls(names, found, http.auth is not None)

    def replaces(self, scheme: SecurityScheme) -> bool:
        """Whether what a scheme asks for is given as a header."""
        name = "cookie" if scheme.location == "cookie" else scheme.parameter.lower()
        return scheme.location != "query" and name in self.headers

    def covers(self, scheme: SecurityScheme) -> bool:
        """Whether what a scheme asks for is sent anyway."""
        return self.replaces(scheme) or (scheme.location, scheme.parameter.lower()) in self.others


class Credentials:
    """The keys a client has, by security scheme, or what gives them.

    ``own`` is what the caller sends without them. Raises CredentialsError for a key that cannot be sent, and when there
    is none and no operation works without.
    """

    def __init__(self, api: ApiDescription, given: Mapping[str, Credential], own: OwnProof) -> None:
        self._title = api.title
        self._documented_url = api.base_url
        self._security = api.security
        self._schemes = {scheme.name: scheme for scheme in api.schemes}
        self._sources: dict[str, Callable[[], object]] = {}
        for scheme in api.schemes:
            credential = given.get(scheme.name)
            source = os.environ.get(scheme.variable) if credential is None else credential
            if isinstance(source, Authorizer) or (not callable(source) and _sent_text(scheme, source)):
                self._sources[scheme.name] = Secret(source)
            elif callable(source):
                self._sources[scheme.name] = source
        is_covered = own.is_authorized or any(map(own.covers, api.schemes))
        if api.requires_credentials and not self._sources and not is_covered:
            raise CredentialsError(self._missing(api.schemes))

    def chosen(self, operation: Operation[Any], own: OwnProof) -> dict[str, Callable[[], object]]:
        """The keys to send, or what gives them: of the first alternative that is met, an empty one counting last.

        An alternative that only the caller's HTTP client may meet comes behind those. Raises CredentialsError when none
        is met.
        """
        security = self._security if operation.security is None else operation.security
        alternatives = sorted(security, key=lambda names: not names)
        for is_met in (self._is_met, _is_authorized):
            for names in alternatives:
                if all(is_met(name, own) for name in names):
                    needed = (name for name in names if not own.replaces(self._schemes[name]))
                    return {name: self._sources[name] for name in needed if name in self._sources}
        if not alternatives:
            return {}
        raise CredentialsError(self._missing([self._schemes[name] for name in alternatives[0]]))

    def _is_met(self, name: str, own: OwnProof) -> bool:
        return name in self._sources or own.covers(self._schemes[name])

    def proof(self, operation: Operation[Any], given: Mapping[str, object], base_url: str) -> Proof:
        """What to add to a request for the keys that were ``chosen``. Raises CredentialsError for one of no use."""
        headers: dict[str, str] = {}
        pairs: dict[str, list[Pair]] = {"query": [], "cookie": []}
        auth: httpx.Auth | None = None
        for name, value in given.items():
            scheme = self._schemes[name]
            if isinstance(value, Authorizer):
                moved = bool(self._documented_url) and base_url != self._documented_url.rstrip("/")
                auth = value.authorization(scheme, operation.scopes.get(name, ()), base_url, moved=moved)
            elif not (text := _sent_text(scheme, value)):
                continue
            elif scheme.location == "header":
                headers[scheme.parameter] = text
            elif scheme.location == "query":
                pairs["query"].append(Pair(quote(scheme.parameter, safe=""), quote(text, safe="")))
            else:
                pairs["cookie"].append(Pair(scheme.parameter, text))
        return Proof(headers, tuple(pairs["query"]), tuple(pairs["cookie"]), auth)

    def query_names(self) -> set[str]:
        """The percent-encoded names of the query parameters that hold keys."""
        return {quote(s.parameter, safe="") for s in self._schemes.values() if s.location == "query"}

    def redacted(self, text: str, request: httpx.Request | None = None) -> str:
        """A text without the keys, should a server have put them into it; those that a request holds count, too."""
        known = (source() for source in self._sources.values() if isinstance(source, Secret))
        for key in sorted({*_spellings(known), *self._sent(request)}, key=len, reverse=True):
            if len(key) >= _SHORTEST and not (key.isalpha() and len(key) == _SHORTEST):
                text = re.sub(rf"(?<!\w){re.escape(key)}(?!\w)", REDACTED, text)
        return text

    def _sent(self, request: httpx.Request | None) -> Iterable[str]:
        """What stands in a request where the schemes have their keys."""
        if request is None:
            return
        queried = dict(parse_qsl(request.url.query.decode("ascii")))
        for scheme in self._schemes.values():
            if scheme.location == "header":
                yield from request.headers.get(scheme.parameter, "").split(" ")
            elif scheme.location == "query":
                yield queried.get(scheme.parameter, "")

    def _missing(self, schemes: Collection[SecurityScheme]) -> str:
        ways = " or ".join(f"pass {s.argument}=... or set the environment variable {s.variable}" for s in schemes)
        return f"No credentials for {self._title}: {ways}."


def _is_authorized(_: str, own: OwnProof) -> bool:
    return own.is_authorized


def _spellings(kept: Iterable[object]) -> Iterable[str]:
    """Keys as they are; of logins, the password, and both together as they are sent."""
    for each in kept:
        if isinstance(each, Authorizer):
            continue
        login = each if isinstance(each, str) else ":".join(cast("tuple[str, str]", each))
        yield login.strip()
        user, colon, password = login.partition(":")
        if colon:
            yield password
            yield base64.b64encode(f"{user}:{password}".encode()).decode()


def _sent_text(scheme: SecurityScheme, credential: object) -> str:
    """What is sent for a key, which has no white space around it; empty where there is no key."""
    if credential is None:
        return ""
    if scheme.kind == "basic":
        return _login_text(scheme, credential)
    if not isinstance(credential, str):
        close = getattr(credential, "close", None)
        if close is not None:
            close()  # a coroutine that nobody will await
        kind = type(credential).__name__
        message = f"{scheme.argument} must be text, or a function that gives text; it is, or gave, {kind}"
        raise CredentialsError(message)
    text = credential.strip()
    if (_NO_COOKIE if scheme.location == "cookie" else _UNSENDABLE).search(text):
        message = (
            f"{scheme.argument} (or the environment variable {scheme.variable}) holds a line break or another "
            "character that cannot be sent; is it the right key, and nothing else?"
        )
        raise CredentialsError(message)
    return f"{prefix} {text}" if text and (prefix := _PREFIXES.get(scheme.kind, scheme.scheme)) else text


def _login_text(scheme: SecurityScheme, credential: object) -> str:
    """User and password as RFC 7617, section 2, has them."""
    is_pair = isinstance(credential, tuple)
    parts = cast("tuple[object, ...]", credential) if is_pair else (credential,)
    text = ":".join(part for part in parts if isinstance(part, str)).strip("\r\n")
    if not text:
        return ""
    if ":" not in text or (is_pair and ":" in str(parts[0])):
        message = f"{scheme.argument} must be user and password, as a pair or as text like user:password"
        raise CredentialsError(message)
    return f"Basic {base64.b64encode(text.encode()).decode()}"
