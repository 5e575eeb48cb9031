"""Calls that are sent again: after which outcomes, after which pause, and how often (RFC 9110, section 9.2.2)."""

from __future__ import annotations

import re
import time
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from secrets import SystemRandom
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from .headers import IDEMPOTENCY_KEYS
from .outgoing import DEADLINE_EXTENSION, MOCK_EXTENSION
from .redirects import rewound
from .transport import httpx

if TYPE_CHECKING:
    from .errors import APIConnectionError

DEFAULT_MAX_RETRIES: Final = 2
"""So often a call is sent again."""

_IDEMPOTENT = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PUT", "TRACE"})
_NOT_HANDLED = frozenset({408, 429})
_TRANSIENT = frozenset({500, 502, 503, 504})
_UNAVAILABLE = 503
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_OUR_MISTAKES = (httpx.UnsupportedProtocol, httpx.LocalProtocolError)
_SECONDS = re.compile(r"\d{1,9}(\.\d{1,9})?")

_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 8.0
_LONGEST_WISH = 60.0
"""Seconds: a server that asks for more time is not waited for."""

_CAPACITY = 100.0
_EARNED = 0.2
_random = SystemRandom()


class RetryBudget:
    """The retries that all calls of a client may still make together, so that an outage is not multiplied.

    There are at most 100; each call that is answered earns a fifth of one.
    """

    def __init__(self) -> None:
        self._left = _CAPACITY
        self._lock = Lock()

    def take(self) -> bool:
        """Use one retry; False where none is left."""
        with self._lock:
            is_left = self._left >= 1
            self._left -= is_left
            return is_left

    def earn(self) -> None:
        """Count a call that was answered."""
        with self._lock:
            self._left = min(_CAPACITY, self._left + _EARNED)


class Tries:
    """The tries of one request.

    With a ``total_timeout`` one deadline holds for all tries, the pauses between them and the body of the answer.
    """

    def __init__(
        self, request: httpx.Request, max_retries: int, total_timeout: float | None, budget: RetryBudget
    ) -> None:
        self._request = request
        self._max_retries = max_retries
        self._budget = budget
        self._retries = 0
        self._phases: dict[str, Any] = request.extensions["timeout"]
        self._deadline = None if total_timeout is None else time.monotonic() + total_timeout
        request.extensions[DEADLINE_EXTENSION] = self._deadline
        self._is_idempotent = request.method in _IDEMPOTENT or not IDEMPOTENCY_KEYS.isdisjoint(request.headers.keys())

    def start(self) -> httpx.Request:
        """The request of the next try, whose phases take no more time than is left."""
        if self._deadline is not None:
            left = max(self._deadline - time.monotonic(), 0)
            self._request.extensions["timeout"] = {
                phase: left if seconds is None else min(seconds, left) for phase, seconds in self._phases.items()
            }
        return self._request

    def pause_after(self, outcome: httpx.Response | APIConnectionError) -> float | None:
        """Seconds to wait before the next try; None if there is none, and the outcome is the caller's."""
        if not self._is_transient(outcome):
            if isinstance(outcome, httpx.Response):
                self._budget.earn()
            return None
        pause = self._pause(outcome)
        if pause is None or self._retries >= self._max_retries or self._is_late(pause):
            return None
        if not rewound(self._request) or not self._budget.take():
            return None
        self._retries += 1
        return 0.0 if MOCK_EXTENSION in self._request.extensions else pause

    def _is_transient(self, outcome: httpx.Response | APIConnectionError) -> bool:
        """Whether the same request may succeed, and does no harm if the first one was handled after all."""
        if isinstance(outcome, httpx.Response):
            status = outcome.status_code
            is_refused = status in _NOT_HANDLED or (status == _UNAVAILABLE and _wish(outcome) is not None)
            return is_refused or (status in _TRANSIENT and self._is_idempotent)
        cause = outcome.__cause__
        is_lost = isinstance(cause, httpx.TransportError) and not isinstance(cause, _OUR_MISTAKES)
        return isinstance(cause, _NOT_SENT) or (is_lost and self._is_idempotent)

    def _pause(self, outcome: httpx.Response | APIConnectionError) -> float | None:
        """What the server asks for; else full jitter below a bound that doubles."""
        wish = _wish(outcome) if isinstance(outcome, httpx.Response) else None
        if wish is not None:
            return wish if wish <= _LONGEST_WISH else None
        return _random.uniform(0, min(_LONGEST_PAUSE, _FIRST_PAUSE * 2**self._retries))

    def _is_late(self, pause: float) -> bool:
        return self._deadline is not None and time.monotonic() + pause >= self._deadline


def _wish(response: httpx.Response) -> float | None:
    """Seconds that a server asks a client to wait: ``Retry-After`` (RFC 9110, section 10.2.3), or in milliseconds."""
    milliseconds = response.headers.get("retry-after-ms", "")
    if _SECONDS.fullmatch(milliseconds):
        return float(milliseconds) / 1000
    text = response.headers.get("retry-after", "")
    if _SECONDS.fullmatch(text):
        return float(text)
    until = _date(text)
    if until is None:
        return None
    now = _date(response.headers.get("date", "")) or datetime.now(timezone.utc)
    return max((until - now).total_seconds(), 0)


def _date(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=timezone.utc)
