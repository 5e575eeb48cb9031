"""The calls under ``client.mixed``."""

from __future__ import annotations

from collections.abc import Mapping

from .._runtime import AsyncResource, Call, Operation, RequestOptions, Resource, Returns, Timeout

LIST: Operation[bytes] = Operation(
    "mixed.list", method="GET", path="/mixed", responses=(Returns("200", "multipart/mixed"),)
)


def list_call() -> Call[bytes]:
    """The call itself, ready to be sent by either client."""
    return LIST.call({})


class Mixed(Resource):
    """The calls under ``client.mixed``."""

    def list(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> bytes:
        """Send ``GET /mixed``."""
        call = list_call()
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))


class AsyncMixed(AsyncResource):
    """The calls under ``client.mixed``."""

    async def list(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> bytes:
        """Send ``GET /mixed``."""
        call = list_call()
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
