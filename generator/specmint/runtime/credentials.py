"""Who is calling: keys from arguments or the environment, and where they go in a request."""

from __future__ import annotations

import base64
import os
import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias
from urllib.parse import quote

from .errors import CredentialsError
from .serialization import Pair

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from .calls import ApiDescription, Operation, SecurityScheme

Credential: TypeAlias = str | tuple[str, str] | None
"""A key, or user and password for the kind ``basic``. None means: look into the environment."""

REDACTED = "REDACTED"
"""What stands in place of a key in texts."""

_UNSENDABLE = re.compile(r"[^\x20-\x7e\xa0-\xff]")
"""What a header cannot hold: control characters, and all beyond Latin-1."""


class Secret:
    """Text that shows itself only when asked."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return f"Secret({REDACTED})"

    def reveal(self) -> str:
        """The text itself."""
        return self._text


class Proof(NamedTuple):
    """What the credentials add to one request: headers, query parameters and cookies."""

    headers: Mapping[str, str]
    query: tuple[Pair, ...]
    cookies: tuple[Pair, ...]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({REDACTED})"


class Credentials:
    """The keys a client has, by security scheme.

    ``own_headers`` are the names of headers the user gives to the client; a scheme whose header is among them needs no
    key. Raises CredentialsError for a key that cannot be sent, and when there is none and no operation works without.
    """

    def __init__(self, api: ApiDescription, given: Mapping[str, Credential], own_headers: Collection[str] = ()) -> None:
        self._title = api.title
        self._schemes = {scheme.name: scheme for scheme in api.schemes}
        self._secrets: dict[str, Secret] = {}
        for scheme in api.schemes:
            credential = given.get(scheme.name)
            text = _credential_text(scheme, os.environ.get(scheme.variable) if credential is None else credential)
            if text:
                self._secrets[scheme.name] = Secret(text)
        if api.requires_credentials and not any(self._covers(scheme.name, own_headers) for scheme in api.schemes):
            raise CredentialsError(self._missing(api.schemes))

    def proof(self, operation: Operation[Any], own_headers: Collection[str] = ()) -> Proof:
        """What to add to a request: for the first alternative whose keys are all there, an empty one counting last.

        Raises CredentialsError when no alternative can be met.
        """
        alternatives = sorted(operation.security, key=lambda names: not names)
        for names in alternatives:
            if all(self._covers(name, own_headers) for name in names):
                return self._prove([name for name in names if name in self._secrets])
        if not alternatives:
            return self._prove([])
        raise CredentialsError(self._missing([self._schemes[name] for name in alternatives[0]]))

    def header_names(self) -> set[str]:
        """The lower-case names of the headers that hold keys."""
        return {"authorization"} | {s.parameter.lower() for s in self._schemes.values() if s.location == "header"}

    def query_names(self) -> set[str]:
        """The percent-encoded names of the query parameters that hold keys."""
        return {quote(s.parameter, safe="") for s in self._schemes.values() if s.location == "query"}

    def redacted(self, text: str) -> str:
        """A text without the keys, should a server have put them into it."""
        for name, secret in self._secrets.items():
            sent = secret.reveal()
            kept = base64.b64decode(sent).decode().partition(":")[2] if self._schemes[name].kind == "basic" else sent
            for hidden in filter(None, (sent, kept)):
                text = text.replace(hidden, REDACTED)
        return text

    def _covers(self, name: str, own_headers: Collection[str]) -> bool:
        scheme = self._schemes[name]
        own = {header.lower() for header in own_headers}
        return name in self._secrets or (scheme.location == "header" and scheme.parameter.lower() in own)

    def _prove(self, names: list[str]) -> Proof:
        headers: dict[str, str] = {}
        pairs: dict[str, list[Pair]] = {"query": [], "cookie": []}
        for name in names:
            scheme, text = self._schemes[name], self._secrets[name].reveal()
            if scheme.kind != "apiKey":
                headers["Authorization"] = f"{scheme.kind.title()} {text}"
            elif scheme.location == "header":
                headers[scheme.parameter] = text
            else:
                pairs[scheme.location].append(Pair(quote(scheme.parameter, safe=""), quote(text, safe="")))
        return Proof(headers, tuple(pairs["query"]), tuple(pairs["cookie"]))

    def _missing(self, schemes: Collection[SecurityScheme]) -> str:
        ways = " or ".join(f"pass {s.argument}=... or set the environment variable {s.variable}" for s in schemes)
        return f"No credentials for {self._title}: {ways}."


def _credential_text(scheme: SecurityScheme, credential: Credential) -> str:
    """The text that is sent for a key, without white space around it; empty where there is none."""
    if credential is None:
        return ""
    if scheme.kind == "basic":
        text = credential.strip("\r\n") if isinstance(credential, str) else ":".join(credential)
        if text and (":" not in text or (not isinstance(credential, str) and ":" in credential[0])):
            message = f"{scheme.argument} must be user and password, as a pair or as text like user:password"
            raise CredentialsError(message)
        return base64.b64encode(text.encode()).decode()
    text = credential.strip() if isinstance(credential, str) else ""
    if _UNSENDABLE.search(text):
        message = (
            f"{scheme.argument} (or the environment variable {scheme.variable}) holds a line break or another "
            "character that cannot be sent; is it the right key, and nothing else?"
        )
        raise CredentialsError(message)
    return text
