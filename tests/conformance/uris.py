"""URLs taken apart as RFC 3986 says: delimiters first, then percent-encoding, and no character that must be encoded."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

# RFC 3986, section 3.3: pchar = unreserved / pct-encoded / sub-delims / ":" / "@"
SEGMENT = re.compile(r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})*")
# RFC 3986, section 3.4: query = *( pchar / "/" / "?" ). Square brackets are no part of it, and in wide use as names.
QUERY = re.compile(r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?\[\]]|%[0-9A-Fa-f]{2})*")


class MalformedError(Exception):
    """What was sent is not of the form that a specification asks for; the text quotes it."""


def percent_decoded(text: str) -> str:
    """The text that percent-encoded octets of UTF-8 stand for (RFC 3986, section 2.5). Raises MalformedError."""
    try:
        return unquote_to_bytes(text).decode()
    except UnicodeDecodeError:
        message = f"{text!r} is no percent-encoded UTF-8"
        raise MalformedError(message) from None


def segments(path: str) -> list[str]:
    """The segments of a path, as they stand. Raises MalformedError."""
    for segment in path.split("/"):
        if not SEGMENT.fullmatch(segment):
            message = f"{segment!r} is no segment of a path (RFC 3986, section 3.3)"
            raise MalformedError(message)
        if segment in {".", ".."}:
            message = f"{path!r} has a dot segment, which every reader takes out (RFC 3986, section 5.2.4)"
            raise MalformedError(message)
    return path.split("/")


def pairs(query: str) -> list[tuple[str, str]]:
    """The names and values of a query, cut at ``&`` and ``=``, names decoded and values as they stand.

    Raises MalformedError.
    """
    if not QUERY.fullmatch(query):
        message = f"{query!r} is no query (RFC 3986, section 3.4)"
        raise MalformedError(message)
    cut = [pair.partition("=") for pair in query.split("&")] if query else []
    return [(percent_decoded(name), value) for name, _, value in cut]
