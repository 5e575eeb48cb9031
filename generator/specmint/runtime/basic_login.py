"""HTTP Basic authorization: a user and a password (RFC 7617)."""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from .credentials import SecurityScheme
from .errors import CredentialsError

if TYPE_CHECKING:
    from collections.abc import Iterable

Login: TypeAlias = str | tuple[str, str]
LoginSource: TypeAlias = Login | Callable[[], Login | None]
"""User and password, as a pair or as ``user:password``, or what is asked for them before each request."""
AsyncLoginSource: TypeAlias = Login | Callable[[], Login | Awaitable[Login | None] | None]
"""The same, which may also be awaited."""


class BasicLogin(SecurityScheme):
    """User and password in the header ``Authorization``."""

    def text(self, credential: object) -> str:
        """What is sent for a login; empty where there is none. Raises CredentialsError."""
        is_pair = isinstance(credential, tuple)
        parts = cast("tuple[object, ...]", credential) if is_pair else (credential,)
        text = ":".join(part for part in parts if isinstance(part, str)).strip("\r\n")
        if not text:
            return ""
        if ":" not in text or (is_pair and ":" in str(parts[0])):
            message = f"{self.argument} must be user and password, as a pair or as text like user:password"
            raise CredentialsError(message)
        return f"Basic {_encoded(text)}"

    def spellings(self, credential: Any) -> Iterable[str]:
        """The login as it is, the password, and both together as they are sent."""
        login = credential if isinstance(credential, str) else ":".join(credential)
        user, _, password = login.partition(":")
        return login.strip(), password, _encoded(f"{user}:{password}")


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()
