"""The calls under ``client.orders``."""

from __future__ import annotations

from builtins import list as list_
from collections.abc import Mapping

from .. import models
from .._runtime.calls import Call, Operation, RequestOptions, Returns, Timeout
from .._runtime.records import JSON_LINES
from .._runtime.streams import AsyncItemStream, AsyncStreamingResource, ItemStream, StreamingResource

LIST: Operation[list_[models.Order], models.Order] = Operation(
    "orders.list",
    method="GET",
    path="/orders",
    responses=(Returns("200", "application/x-ndjson", models.Order, items=JSON_LINES),),
)


def list_call() -> Call[list_[models.Order], models.Order]:
    """The call itself, ready to be sent by either client."""
    return LIST.call({})


class Orders(StreamingResource):
    """The calls under ``client.orders``."""

    def list(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> ItemStream[models.Order]:
        """Send ``GET /orders``.

        The items come one by one, as they arrive; ``close`` what is returned to leave before the end.
        """
        call = list_call()
        return self._stream_items(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))


class AsyncOrders(AsyncStreamingResource):
    """The calls under ``client.orders``."""

    async def list(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncItemStream[models.Order]:
        """Send ``GET /orders``.

        The items come one by one, as they arrive; ``close`` what is returned to leave before the end.
        """
        call = list_call()
        return await self._stream_items(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
