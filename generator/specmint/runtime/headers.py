"""Header fields that are safe to send."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .errors import Problem
from .values import UnsendableError, described, member

if TYPE_CHECKING:
    from collections.abc import Mapping

IDEMPOTENCY_KEYS = frozenset({"idempotency-key", "x-idempotency-key"})
"""The headers, in lower case, by which a server recognises a request that it has received before."""

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_FRAMING = frozenset({"content-length", "transfer-encoding"})
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


def header_value(value: object, path: str) -> str:
    """A field value (RFC 9110, section 5.5) without white space around it.

    Raises UnsendableError for control characters, with which a value could start another header, and beyond Latin-1.
    """
    if not isinstance(value, str):
        raise UnsendableError(Problem(path, "header", f"must be a str, as it is sent as a header; {described(value)}"))
    text = value.strip(" \t")
    if _CONTROL.search(text) or not _is_latin1(text):
        message = (
            "must not hold line breaks, control characters, or characters beyond Latin-1, as it is sent as a header"
        )
        raise UnsendableError(Problem(path, "header", message))
    return text


def checked_headers(headers: Mapping[str, str], path: str) -> dict[str, str]:
    """Headers a user gave.

    Raises UnsendableError for a name that is no token (RFC 9110, section 5.1), for a value, and for what says where the
    body ends (RFC 9112, section 6): only the body itself can tell.
    """
    for name in headers:
        if not _TOKEN.fullmatch(name):
            message = "has a name that is empty, or has characters that the name of a header cannot have"
            raise UnsendableError(Problem(path, "header", message))
        if name.lower() in _FRAMING:
            message = f"must not hold {name}, which is made from the body that is sent"
            raise UnsendableError(Problem(path, "header", message))
    return {name: header_value(value, member(path, name)) for name, value in headers.items()}


def merge_headers(*layers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    """Lay headers over each other, in the form httpx takes. The last one wins, whatever the case of its name."""
    merged = {name.lower(): (name, value) for layer in layers for name, value in layer.items()}
    return [(name.encode("ascii"), value.encode("latin-1")) for name, value in merged.values()]


def _is_latin1(text: str) -> bool:
    return all(character <= "\xff" for character in text)
