"""Who is calling: keys from arguments or the environment, and where they go in a request."""

from __future__ import annotations

import os
import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from .errors import CredentialsError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from typing import Literal

    from .calls import ApiDescription, Operation
    from .serialization import Pair
    from .transport import httpx

KeySource: TypeAlias = str | Callable[[], str | None]
"""A key, or what is asked for one before each request; None from it means that none is sent."""
AsyncKeySource: TypeAlias = str | Callable[[], str | Awaitable[str | None] | None]
"""The same, which may also be awaited."""

REDACTED = "REDACTED"
"""What stands in place of a key in texts."""

_SHORTEST = 4
"""A key of fewer characters, or a word of no more letters, is not looked for in texts: it stands in ordinary words."""


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

    headers: Mapping[str, str] = {}
    query: tuple[Pair, ...] = ()
    cookies: tuple[Pair, ...] = ()
    auth: httpx.Auth | None = None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({REDACTED})"

    def joined(self, other: Proof) -> Proof:
        """Both together."""
        headers, auth = {**self.headers, **other.headers}, other.auth or self.auth
        return Proof(headers, self.query + other.query, self.cookies + other.cookies, auth)


class Target(NamedTuple):
    """Where a call goes: the scopes that it needs there, and whether the server is ``moved`` from the document's."""

    base_url: str
    scopes: tuple[str, ...] = ()
    moved: bool = False


class SecurityScheme:
    """A key in a header (OpenAPI 3.1.1, section 4.8.27), in ``Authorization`` behind the name of an HTTP scheme.

    ``argument`` is the client's keyword and ``variable`` the environment variable that stands in for it. Those that
    send something else, or elsewhere, extend this class.
    """

    location: Literal["header", "query", "cookie"] = "header"
    unsendable = re.compile(r"[^\x20-\x7e\xa0-\xff]")
    """What a header cannot hold: control characters, and all beyond Latin-1."""

    def __init__(
        self, name: str, *, argument: str, variable: str, prefix: str = "", parameter: str = "Authorization"
    ) -> None:
        self.name = name
        self.argument = argument
        self.variable = variable
        self.prefix = prefix
        self.parameter = parameter

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}>"

    def source(self, credential: object) -> Callable[[], object] | None:
        """What gives the key for each request; None where there is none. Raises CredentialsError for one of no use."""
        if callable(credential):
            return credential
        return Secret(credential) if self.text(credential) else None

    def text(self, credential: object) -> str:
        """What is sent for a key, which has no white space around it; empty where there is none."""
        if credential is None:
            return ""
        if not isinstance(credential, str):
            close = getattr(credential, "close", None)
            if close is not None:
                close()  # a coroutine that nobody will await
            kind = type(credential).__name__
            message = f"{self.argument} must be text, or a function that gives text; it is, or gave, {kind}"
            raise CredentialsError(message)
        text = credential.strip()
        if self.unsendable.search(text):
            message = (
                f"{self.argument} (or the environment variable {self.variable}) holds a line break or another "
                "character that cannot be sent; is it the right key, and nothing else?"
            )
            raise CredentialsError(message)
        return f"{self.prefix} {text}" if text and self.prefix else text

    def proof(self, credential: object, target: Target) -> Proof:
        """What to add to a request. Raises CredentialsError for a key of no use."""
        del target
        text = self.text(credential)
        return Proof({self.parameter: text}) if text else Proof()

    def spellings(self, credential: Any) -> Iterable[str]:
        """The texts that give a key away."""
        return [str(credential).strip()]

    def sent(self, request: httpx.Request) -> Iterable[str]:
        """What stands in a request where the key has its place."""
        return str(request.headers.get(self.parameter, "")).split(" ")

    def hide_in_logs(self, host: str) -> None:
        """Keep the key out of the logs of requests to a host; no log shows headers."""


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

    def __init__(self, api: ApiDescription, given: Mapping[str, object], own: OwnProof) -> None:
        self._api = api
        self._schemes = {scheme.name: scheme for scheme in api.schemes}
        self._sources: dict[str, Callable[[], object]] = {}
        for scheme in api.schemes:
            credential = given.get(scheme.name)
            source = scheme.source(os.environ.get(scheme.variable) if credential is None else credential)
            if source is not None:
                self._sources[scheme.name] = source
        is_covered = own.is_authorized or any(map(own.covers, api.schemes))
        if api.requires_credentials and not self._sources and not is_covered:
            raise CredentialsError(self._missing(api.schemes))

    def chosen(self, operation: Operation[Any], own: OwnProof) -> dict[str, Callable[[], object]]:
        """The keys to send, or what gives them: of the first alternative that is met, an empty one counting last.

        An alternative that only the caller's HTTP client may meet comes behind those. Raises CredentialsError when none
        is met.
        """
        security = self._api.security if operation.security is None else operation.security
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
        documented = self._api.base_url.rstrip("/")
        proof = Proof()
        for name, value in given.items():
            target = Target(base_url, operation.scopes.get(name, ()), bool(documented) and base_url != documented)
            proof = proof.joined(self._schemes[name].proof(value, target))
        return proof

    def hide_in_logs(self, hosts: Iterable[str]) -> None:
        """Keep the keys out of the logs of requests to these hosts."""
        for host in hosts:
            for scheme in self._schemes.values():
                scheme.hide_in_logs(host)

    def redacted(self, text: str, request: httpx.Request | None = None) -> str:
        """A text without the keys, should a server have put them into it; those that a request holds count, too."""
        known = [
            key
            for name, source in self._sources.items()
            if isinstance(source, Secret)
            for key in self._schemes[name].spellings(source())
        ]
        if request is not None:
            known += [key for scheme in self._schemes.values() for key in scheme.sent(request)]
        for key in sorted(set(known), key=len, reverse=True):
            if len(key) >= _SHORTEST and not (key.isalpha() and len(key) == _SHORTEST):
                text = re.sub(rf"(?<!\w){re.escape(key)}(?!\w)", REDACTED, text)
        return text

    def _missing(self, schemes: Collection[SecurityScheme]) -> str:
        ways = " or ".join(f"pass {s.argument}=... or set the environment variable {s.variable}" for s in schemes)
        return f"No credentials for {self._api.title}: {ways}."


def _is_authorized(_: str, own: OwnProof) -> bool:
    return own.is_authorized
