"""A transport for tests: checks what a client sends, and answers from queued answers and recorded ones."""

from __future__ import annotations

import base64
import json
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx

from .reception import ReceivedRequest, receive
from .sessions import CALL_EXTENSION

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .calls import ApiDescription, Call


def load_fixture(path: Path) -> dict[str, Any]:
    """Read a fixture, which is a JSON object."""
    fixture: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return fixture


@dataclass(frozen=True)
class _Recorded:
    """A queued answer by the name of its fixture."""

    name: str


class MockTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Stands in for the server of one API, for sync and async clients.

    ``fixtures`` holds a folder for each operation, as in ``ai/assistants/versions/update``. ``requests`` are those
    received so far. A request that does not fit the operation it was made for raises AssertionError.
    """

    def __init__(self, fixtures: Path, api: ApiDescription) -> None:
        self.requests: list[ReceivedRequest] = []
        self._fixtures = fixtures
        self._api = api
        self._queue: deque[httpx.Response | _Recorded | Exception] = deque()

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
        """Queue the recorded answer of that name for whichever operation is called next, as ``response.422``."""
        self._queue.append(_Recorded(fixture))

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
        call: Call[Any] | None = request.extensions.get(CALL_EXTENSION)
        if call is None:
            message = f"{request.method} {request.url.path} was not sent by a client of {self._api.title}."
            raise AssertionError(message)
        self.requests.append(receive(request, call, self._api))
        answer = self._queue.popleft() if self._queue else _Recorded(f"response.{_first_success(call)}.full")
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, httpx.Response) else self._recorded(call, answer.name)

    def _recorded(self, call: Call[Any], name: str) -> httpx.Response:
        path = self._fixtures.joinpath(*call.name.split("."), f"{name}.json")
        if not path.is_file():
            message = f"{call.name} has no fixture {name}; queue an answer with respond()."
            raise AssertionError(message)
        fixture = load_fixture(path)
        content = fixture["text"].encode() if "text" in fixture else base64.b64decode(fixture.get("base64", ""))
        if "body" in fixture:
            content = json.dumps(fixture["body"], ensure_ascii=False).encode()
        return httpx.Response(fixture["status"], headers=fixture.get("headers"), content=content)


def _first_success(call: Call[Any]) -> str:
    """The status of the fixture: of a range, and of a ``default`` that is all there is, that is 200."""
    statuses = [returns.status.upper() for returns in call.operation.responses]
    first = next((status for status in statuses if status.startswith("2")), "2XX")
    return "200" if first == "2XX" else first
