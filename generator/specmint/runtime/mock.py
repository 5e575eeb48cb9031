"""A transport for tests: checks what a client sends, and answers from queued answers and recorded ones."""

from __future__ import annotations

import base64
import json
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from .fixtures import load_fixture
from .outgoing import CALL_EXTENSION, FETCHING_EXTENSION, MOCK_EXTENSION
from .reception import ReceivedRequest, receive
from .representations import successes
from .transport import httpx

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .calls import ApiDescription, Call


@dataclass(frozen=True)
class _Recorded:
    """A queued answer by its name in the fixtures."""

    name: str


_Queued: TypeAlias = httpx.Response | _Recorded | Exception


class MockTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Stands in for the server of one API, for sync and async clients.

    ``fixtures`` holds a file for each operation, such as ``ai/assistants/versions/update.json``. ``requests`` are those
    received so far. A request that does not fit the operation it was made for raises AssertionError. Calls are sent
    again as they are to a server, but without a pause: each try is among the ``requests`` and takes the next queued
    answer; if there is none it gets the last one again.
    """

    def __init__(self, fixtures: Path, api: ApiDescription) -> None:
        self.requests: list[ReceivedRequest] = []
        self._fixtures = fixtures
        self._api = api
        self._queue: deque[_Queued] = deque()
        self._last: tuple[httpx.Request | None, _Queued] = (None, _Recorded(""))

    def respond(
        self,
        status: int = 200,
        *,
        json: object = None,
        content: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Queue an answer."""
        self._queue.append(httpx.Response(status, headers=headers, content=content, json=json))

    def respond_with(self, fixture: str) -> None:
        """Queue the recorded answer of that name, as ``422``, for whichever operation is called next.

        ``response.422`` means the same: so these were called when each had a file of its own.
        """
        self._queue.append(_Recorded(fixture.removeprefix("response.")))

    def fail(self, exception: Exception) -> None:
        """Queue an exception, as ``httpx.ConnectError("no route to host")``."""
        self._queue.append(exception)

    def assert_all_used(self) -> None:
        """Raise AssertionError if an answer is still queued."""
        if self._queue:
            message = f"{len(self._queue)} queued answers were not asked for."
            raise AssertionError(message)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Check a request and answer it."""
        request.read()
        return self._answer(request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Check a request and answer it."""
        await request.aread()
        return self._answer(request)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        request.extensions[MOCK_EXTENSION] = True
        if FETCHING_EXTENSION in request.extensions:
            return httpx.Response(200, json={"access_token": "test", "token_type": "Bearer"})
        call: Call[Any] | None = request.extensions.get(CALL_EXTENSION)
        if call is None:
            message = f"{request.method} {request.url.path} was not sent by a client of {self._api.title}."
            raise AssertionError(message)
        self.requests.append(receive(request, call, self._api))
        self._last = (request, self._next(request, call))
        answer = self._last[1]
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, _Recorded):
            return self._recorded(call, answer.name)
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)

    def _next(self, request: httpx.Request, call: Call[Any]) -> _Queued:
        """The next queued answer; without one, what this request had before, or the recorded answer."""
        if self._queue:
            return self._queue.popleft()
        before, answer = self._last
        return answer if before is request else _Recorded(f"{_first_success(call)}.full")

    def _recorded(self, call: Call[Any], name: str) -> httpx.Response:
        path = self._fixtures.joinpath(*call.name.split(".")).with_suffix(".json")
        answers: dict[str, Any] = load_fixture(path).get("responses", {}) if path.is_file() else {}
        if name not in answers:
            message = f"{call.name} has no recorded answer {name}; queue an answer with respond()."
            raise AssertionError(message)
        fixture: dict[str, Any] = answers[name]
        content = fixture["text"].encode() if "text" in fixture else base64.b64decode(fixture.get("base64", ""))
        if "body" in fixture:
            content = json.dumps(fixture["body"], ensure_ascii=False).encode()
        return httpx.Response(fixture["status"], headers=fixture.get("headers"), content=content)


def _first_success(call: Call[Any]) -> str:
    """The status of the fixture: of a range, and of a ``default`` that is all there is, that is 200 or 300."""
    first = next((returns.status.upper() for returns in successes(call.operation.responses)), "2XX")
    return {"3XX": "300", "2XX": "200", "DEFAULT": "200"}.get(first, first)
