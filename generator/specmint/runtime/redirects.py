"""Redirects, for callers whose own HTTP client follows them (RFC 9110, section 15.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import APIConnectionError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .transport import httpx

FILES_EXTENSION = "specmint.files"
"""The extension of a ``httpx.Request`` that holds what its body is read from."""

_KEPT = frozenset({"accept", "accept-encoding", "accept-language", "connection", "host", "user-agent"})
"""The headers that go to another origin, since no caller's secret stands in them."""


def following_request(response: httpx.Response) -> httpx.Request | None:
    """The request that a redirect asks for; None where there is none, or it is not to be sent.

    Within an origin everything goes along. To another one neither a body is sent nor any header that may hold a secret,
    so that only GET and HEAD are. Raises APIConnectionError for a body that cannot be read again.
    """
    request, following = response.request, response.next_request
    if following is None:
        return None
    if _origin(request.url) != _origin(following.url):
        if following.method not in {"GET", "HEAD"}:
            return None
        for name in following.headers.keys() - _KEPT:
            del following.headers[name]
        return following
    _keep_cookies(request, following)
    if following.stream is request.stream and not rewound(request):
        message = f"the redirect to {following.url.copy_with(query=None)} needs the body again, which cannot be rewound"
        raise APIConnectionError(message)
    return following


def rewindable(contents: Iterable[object]) -> list[tuple[object, int | None]]:
    """What a body is read from, each with the place where it begins; None for what is read only once."""
    return [(content, _place(content)) for content in contents if not isinstance(content, bytes | bytearray | str)]


def rewound(request: httpx.Request) -> bool:
    """Whether the body of a request can be read again, which it is made ready for."""
    return all(map(_rewound, request.extensions.get(FILES_EXTENSION, ())))


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _keep_cookies(request: httpx.Request, following: httpx.Request) -> None:
    """Send the cookies of a call again, beside those that the answer has set."""
    now = _cookies(following)
    kept = {name: pair for name, pair in _cookies(request).items() if name not in now}
    if kept:
        following.headers["Cookie"] = "; ".join([*now.values(), *kept.values()])


def _cookies(request: httpx.Request) -> dict[str, str]:
    pairs = request.headers.get("cookie", "").split("; ")
    return {pair.partition("=")[0]: pair for pair in pairs if pair}


def _place(content: Any) -> int | None:
    try:
        return int(content.tell()) if content.seekable() else None
    except (AttributeError, OSError, ValueError):
        return None


def _rewound(part: tuple[Any, int | None]) -> bool:
    content, place = part
    if place is not None:
        content.seek(place)
    return place is not None
