"""The calls under ``client.events``."""

from __future__ import annotations

from collections.abc import Mapping

from .._runtime.calls import ABSENT, Absent, Body, Call, Operation, RequestOptions, Returns, Timeout
from .._runtime.inputs import AsyncContent, Content
from .._runtime.octets import Octets
from .._runtime.resources import AsyncResource, Resource

CREATE: Operation[None] = Operation(
    "events.create",
    method="POST",
    path="/events",
    body=Body("text/event-stream", spread=False, octets=Octets()),
    responses=(Returns("204"),),
)


def create_call(*, body: str | AsyncContent | Absent = ABSENT) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return CREATE.call({"body": body})


class Events(Resource):
    """The calls under ``client.events``."""

    def create(
        self,
        *,
        body: str | Content | Absent = ABSENT,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``POST /events``."""
        call = create_call(body=body)
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))


class AsyncEvents(AsyncResource):
    """The calls under ``client.events``."""

    async def create(
        self,
        *,
        body: str | AsyncContent | Absent = ABSENT,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``POST /events``."""
        call = create_call(body=body)
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
