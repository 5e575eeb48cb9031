"""From what goes on the wire to httpx's own request, beside what an HTTP client brings along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote

from .bodies import content_for
from .errors import ConfigurationError
from .headers import merge_headers
from .redirects import FILES_EXTENSION, rewindable
from .serialization import Pair
from .transport import httpx

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .calls import Call, Timeout
    from .credentials import Proof
    from .requests import WireRequest

CALL_EXTENSION: Final = "specmint.call"
"""The extension of a ``httpx.Request`` that holds its Call."""
DEADLINE_EXTENSION: Final = "specmint.deadline"
"""The extension of a ``httpx.Request`` with the point of the monotonic clock when all of its answer has to be there."""
MOCK_EXTENSION: Final = "specmint.mock"
"""The extension of a ``httpx.Request`` that a mock has answered."""
FETCHING_EXTENSION: Final = "specmint.fetching"
"""The extension of a ``httpx.Request`` that asks for a token instead."""


class Draft(NamedTuple):
    """A call that is to be sent: where to, what of it goes on the wire, and what it accepts.

    ``headers`` are those of all calls.
    """

    call: Call[object]
    base_url: str
    wire: WireRequest
    accepted: str
    headers: Mapping[str, str]
    timeout: Timeout | None


def outgoing(http: httpx.Client | httpx.AsyncClient, draft: Draft, proof: Proof, agent: str) -> httpx.Request:
    """The request that stands for a call.

    What comes with the HTTP client (headers, query, cookies, timeouts) gives way to the headers of all calls, these to
    the keys, and all to what the call itself says. Raises UnsendableError for a body that this client cannot send.
    """
    wire, operation = draft.wire, draft.call.operation
    names = {pair.name for pair in wire.query}
    query = [*wire.query, *(pair for pair in (*proof.query, *_client_query(http)) if pair.name not in names)]
    request = httpx.Request(
        operation.method,
        draft.base_url + wire.path + ("?" if query else "") + "&".join(map(str, query)),
        headers=_headers(http, draft, proof, agent),
        cookies=http.cookies,
        content=content_for(wire.body.content, blocking=not isinstance(http, httpx.AsyncClient)),
        files=list(wire.body.parts) or None,
        extensions={
            CALL_EXTENSION: draft.call,
            FILES_EXTENSION: rewindable(_contents(wire)),
            "timeout": phases(http.timeout if draft.timeout is None else draft.timeout).as_dict(),
        },
    )
    request.method = operation.method  # which httpx has put in capitals
    _add_cookies(
        request, [*wire.cookies, *proof.cookies], {name.lower() for name in (*draft.headers, *wire.extra_headers)}
    )
    return request


def phases(timeout: object) -> httpx.Timeout:
    """A timeout for each phase of a request. Raises ConfigurationError for what is none."""
    if isinstance(timeout, httpx.Timeout | int | float):
        return httpx.Timeout(timeout)
    kind = type(timeout)
    message = f"timeout must be seconds or an {httpx.__name__}.Timeout, and not a {kind.__module__}.{kind.__qualname__}"
    raise ConfigurationError(message)


def _client_query(http: httpx.Client | httpx.AsyncClient) -> list[Pair]:
    return [Pair(quote(name, safe=""), quote(value, safe="")) for name, value in http.params.multi_items()]


def _headers(
    http: httpx.Client | httpx.AsyncClient, draft: Draft, proof: Proof, agent: str
) -> list[tuple[bytes, bytes]]:
    body = draft.wire.body
    agents = f"{agent} {http.headers.get('user-agent', '')}".rstrip()
    standard = {"Accept": draft.accepted, "User-Agent": agents}
    own = {} if body.content_type is None else {"Content-Type": body.content_type}
    around = [http.headers, standard, draft.headers]
    if body.parts or own:  # whose content type no header for all calls can know
        around = [_without(layer, "content-type") for layer in around]
    return merge_headers(*around, own, proof.headers, draft.wire.headers, draft.wire.extra_headers)


def _without(headers: Mapping[str, str], left_out: str) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.lower() != left_out}


def _contents(wire: WireRequest) -> list[object]:
    """What the body is read from."""
    files = [part[1] for _, part in wire.body.parts]
    return [*([] if wire.body.content is None else [wire.body.content]), *files]


def _add_cookies(request: httpx.Request, pairs: list[Pair], own: set[str]) -> None:
    """Add the cookies of a call, which take the place of those that its HTTP client has under the same names."""
    if not pairs or "cookie" in own:
        return
    names = {pair.name for pair in pairs}
    kept = [
        each for each in request.headers.get("cookie", "").split("; ") if each and each.partition("=")[0] not in names
    ]
    request.headers["Cookie"] = "; ".join([*kept, *map(str, pairs)])
