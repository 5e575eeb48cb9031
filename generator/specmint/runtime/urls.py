"""Paths from templates. A value never changes which resource a path leads to beyond the segment it stands in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from .errors import ConfigurationError, Problem
from .serialization import Bare, Pair, path_text
from .transport import httpx
from .values import UnsendableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .calls import Parameter

_EXPRESSION = re.compile(r"\{([^{}/]+)\}")
_HOST = re.compile(rb"[A-Za-z0-9._:-]+")
"""What a host is made of, once it is encoded: a name of DNS, or an address (RFC 3986, section 3.2.2)."""
_FOREIGN = re.compile(r"[\s\x00-\x1f\x7f?#]")
"""What belongs to no server: white space, control characters, and what begins a query or a fragment."""
_LITERAL_KEPT = "/!$&'()*+,;=:@%"
"""What may stand in a path beside unreserved characters (RFC 3986, section 3.3); ``%`` belongs to an encoded octet."""


_QUERY_KEPT = "/?:@!$'()*,;%"
"""What may stand in a name or value of a query beside unreserved characters (RFC 3986, section 3.4)."""


class Route(NamedTuple):
    """A template such as ``/pets/{pet_id}?beta=true#search`` taken apart.

    ``constants`` are sent with every request, as they are written. What of the query has an expression in it is a
    parameter of its own, and a fragment is never sent (RFC 9110, section 7.1).
    """

    path: str
    constants: tuple[Pair, ...]


def route_of(template: str) -> Route:
    """Take a template apart. The path begins with a slash, so that it never becomes part of the server's name."""
    path, _, query = template.partition("#")[0].partition("?")
    pieces = [piece for piece in query.split("&") if piece and not _EXPRESSION.search(piece)]
    return Route(f"/{path}" if path and not path.startswith("/") else path, tuple(map(_constant, pieces)))


def _constant(piece: str) -> Pair:
    name, equals, value = (quote(part, safe=f"={_QUERY_KEPT}") for part in piece.partition("="))
    return Pair(name, value) if equals else Bare(name, "")


def expand_path(template: str, parameters: Mapping[str, Parameter], values: Mapping[str, object]) -> str:
    """Put the JSON values of path parameters, by their names on the wire, into a template such as ``/pets/{pet_id}``.

    Each value is percent-encoded as one segment. Raises UnsendableError for a value that is empty, and for one that
    makes its segment ``.`` or ``..``, which servers and proxies take for a way to another resource.
    """
    return "/".join(_expand_segment(segment, parameters, values) for segment in template.split("/"))


def split_template(template: str) -> list[str]:
    """The parts of a template: percent-encoded literals at even places, names of parameters at odd ones."""
    pieces = _EXPRESSION.split(template)
    pieces[::2] = [quote(literal, safe=_LITERAL_KEPT) for literal in pieces[::2]]
    return pieces


def _expand_segment(segment: str, parameters: Mapping[str, Parameter], values: Mapping[str, object]) -> str:
    pieces = split_template(segment)
    for index in range(1, len(pieces), 2):
        pieces[index] = _expand(parameters[pieces[index]], values[pieces[index]])
    expanded = "".join(pieces)
    if expanded in {".", ".."} and len(pieces) > 1:
        raise _refused(
            parameters[_EXPRESSION.findall(segment)[0]], "must not make a segment of the path that is '.' or '..'"
        )
    return expanded


def _expand(parameter: Parameter, value: object) -> str:
    if value in (".", ".."):
        raise _refused(parameter, "must not be '.' or '..', as it is part of the path")
    text = "" if value in ("", [], {}) else path_text(parameter, value)
    if not text:
        raise _refused(parameter, "must not be empty, as it is part of the path")
    return text


def _refused(parameter: Parameter, message: str) -> UnsendableError:
    return UnsendableError(Problem(parameter.argument, "path", message))


def server_url(text: str) -> str:
    """The base URL of a server without a slash at its end.

    Raises ConfigurationError for what is none, never showing a password in the URL.
    """
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, TypeError):
        url = httpx.URL()
    is_complete = url.scheme in {"http", "https"} and _HOST.fullmatch(url.raw_host) and not _FOREIGN.search(text)
    if not is_complete or url.userinfo:
        message = "base_url must be like https://api.example.com/v1, without user, query, fragment or white space"
        raise ConfigurationError(message)
    return str(url).rstrip("/")
