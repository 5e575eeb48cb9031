"""The calls under ``client.dishes``."""

from __future__ import annotations

from builtins import list as list_
from collections.abc import Mapping

from .. import models
from .._runtime.calls import Call, Operation, RequestOptions, Returns, Timeout
from .._runtime.records import JSON_SEQ
from .._runtime.streams import AsyncItemStream, AsyncStreamingResource, ItemStream, StreamingResource

LIST: Operation[list_[str | None] | models.Order, str | None] = Operation(
    "dishes.list",
    method="GET",
    path="/dishes",
    responses=(
        Returns("200", "application/json-seq", str | None, items=JSON_SEQ),
        Returns("202", "application/json", models.Order),
    ),
)


def list_call() -> Call[list_[str | None] | models.Order, str | None]:
    """The call itself, ready to be sent by either client."""
    return LIST.call({})


class Dishes(StreamingResource):
    """The calls under ``client.dishes``."""

    def list(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> list_[str | None] | models.Order:
        """Send ``GET /dishes``."""
        call = list_call()
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    def list_streaming(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> ItemStream[str | None]:
        """Send ``GET /dishes``.

        As ``list``, but the items of the answer come one by one, as they arrive. ``close`` what is returned to
        leave before the end.
        """
        call = list_call()
        return self._stream_items(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))


class AsyncDishes(AsyncStreamingResource):
    """The calls under ``client.dishes``."""

    async def list(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> list_[str | None] | models.Order:
        """Send ``GET /dishes``."""
        call = list_call()
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    async def list_streaming(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncItemStream[str | None]:
        """Send ``GET /dishes``.

        As ``list``, but the items of the answer come one by one, as they arrive. ``close`` what is returned to
        leave before the end.
        """
        call = list_call()
        return await self._stream_items(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
