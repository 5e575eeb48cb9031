"""The credentials of a client: security schemes with the arguments that they are passed as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specmint.ir.api import SecurityScheme


@dataclass(frozen=True)
class Credential:
    """A security scheme with the client's argument, and the environment variable that is its default."""

    scheme: SecurityScheme
    argument: str
    variable: str

    @property
    def class_name(self) -> str:
        """The class of the runtime that sends it."""
        if self.scheme.token_url:
            return "OAuth2Token"
        if self.scheme.kind == "basic":
            return "BasicLogin"
        return {"header": "SecurityScheme", "query": "QueryKey", "cookie": "CookieKey"}[self.scheme.location]

    @property
    def placeholder(self) -> str | tuple[str, str]:
        """What the README passes for it."""
        return ("user", "password") if self.scheme.kind == "basic" else "..."

    @property
    def details(self) -> dict[str, str]:
        """What that class takes beside the names."""
        scheme = self.scheme
        if scheme.token_url:
            refreshing = {"refresh_endpoint": scheme.refresh_url} if scheme.refresh_url else {}
            return {"endpoint": scheme.token_url, **refreshing}
        if scheme.kind == "apiKey":
            return {"parameter": scheme.parameter}
        return {} if scheme.kind == "basic" else {"prefix": scheme.scheme or "Bearer"}
