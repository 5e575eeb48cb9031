"""Which documented answer a response is, by its status and then by its own content type."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .media_types import is_json, media_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .calls import Operation, Returns
    from .transport import httpx

_LESS_WELCOME = ";q=0.9"
_WITHOUT_BODY = frozenset({204, 205, 304})
"""Statuses whose answers have no body (RFC 9110, section 6.4.1, and 15.3.6), whatever is documented."""


class Documented(NamedTuple):
    """The representations that an answer may have, and whether its status is among the documented ones."""

    options: Sequence[Returns]
    is_status_known: bool


def is_without_body(method: str, response: httpx.Response) -> bool:
    """Whether an answer can have no body: by its status, or as the answer to HEAD."""
    return response.status_code in _WITHOUT_BODY or method.upper() == "HEAD"


def is_success(responses: Iterable[Returns], response: httpx.Response) -> bool:
    """Whether an answer is what a call returns: 2xx, or a 3xx that is documented where no 2xx is."""
    return response.is_success or any(
        _is_for(returns, response) for returns in successes(responses) if returns.status.startswith("3")
    )


def successes(responses: Iterable[Returns]) -> list[Returns]:
    """What a call returns: the documented 2xx; where there are none 3xx, and without these ``default``."""
    known = [returns for returns in responses if returns.status != "304"]
    for kind in ("2", "3", "d"):
        if group := [returns for returns in known if returns.status[0].lower() == kind]:
            return group
    return []


def documented_success(responses: Sequence[Returns], response: httpx.Response) -> Documented:
    """What is documented for a success: by exact status, then ``2XX``, then what any success holds.

    ``default`` is about errors where a success is documented.
    """
    found = successes(responses)
    own = _by_status(found, response)
    return Documented(own or found, bool(own))


def documented_error(responses: Sequence[Returns], response: httpx.Response) -> Sequence[Returns]:
    """What is documented for an error: by exact status, then ``4XX``, then ``default``."""
    return _by_status(responses, response)


def by_content_type(options: Sequence[Returns], content_type: str) -> Returns | None:
    """The representation that a content type names: as it is written, as another JSON, or by a range."""
    received = media_type(content_type)
    for pattern in (received, f"{received.partition('/')[0]}/*", "*/*"):
        for returns in options:
            if media_type(returns.content_type or "") == pattern:
                return returns
        if pattern == received and is_json(received):
            alike = [returns for returns in options if is_json(returns.content_type or "")]
            if alike:
                return alike[0]
    return None


def accept(operation: Operation[object], wanted: Callable[[Returns], bool]) -> str:
    """The header ``Accept`` (RFC 9110, section 12.5.1): all that is documented, and what is ``wanted`` first."""
    own = [returns for returns in successes(operation.responses) if returns.content_type]
    best = [returns for returns in own if wanted(returns)] or own
    first = dict.fromkeys(returns.content_type or "" for returns in best)
    names = dict.fromkeys(returns.content_type for returns in (*own, *operation.responses) if returns.content_type)
    return ", ".join([*first, *(f"{name}{_LESS_WELCOME}" for name in names if name not in first)]) or "*/*"


def is_value(returns: Returns) -> bool:
    """Whether an answer is JSON, which is read best as a whole."""
    return is_json(returns.content_type or "") and returns.type is not bytes


def is_sequence(returns: Returns) -> bool:
    """Whether an answer can be read item by item."""
    return returns.items is not None


def is_raw(returns: Returns) -> bool:
    """Whether an answer is given as bytes or as text."""
    return not (is_value(returns) or is_sequence(returns))


def _by_status(responses: Sequence[Returns], response: httpx.Response) -> list[Returns]:
    for status in (str(response.status_code), f"{response.status_code // 100}XX", "DEFAULT"):
        if found := [returns for returns in responses if returns.status.upper() == status]:
            return found
    return []


def _is_for(returns: Returns, response: httpx.Response) -> bool:
    return returns.status.upper() in {str(response.status_code), f"{response.status_code // 100}XX"}
