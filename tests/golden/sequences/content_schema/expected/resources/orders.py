"""The calls under ``client.orders``."""

from __future__ import annotations

from collections.abc import Mapping

from .. import models
from .._runtime.calls import Call, Operation, RequestOptions, Returns, Timeout
from .._runtime.records import JSON_EVENTS
from .._runtime.streams import AsyncItemStream, AsyncStreamingResource, ItemStream, StreamingResource

WATCH: Operation[list[models.OrdersWatchResponseItem], models.OrdersWatchResponseItem] = Operation(
    "orders.watch",
    method="GET",
    path="/orders",
    responses=(Returns("200", "text/event-stream", models.OrdersWatchResponseItem, items=JSON_EVENTS),),
)


def watch_call() -> Call[list[models.OrdersWatchResponseItem], models.OrdersWatchResponseItem]:
    """The call itself, ready to be sent by either client."""
    return WATCH.call({})


class Orders(StreamingResource):
    """The calls under ``client.orders``."""

    def watch(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> ItemStream[models.OrdersWatchResponseItem]:
        """Watch orders (``GET /orders``).

        The items come one by one, as they arrive; ``close`` what is returned to leave before the end.
        """
        call = watch_call()
        return self._stream_items(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))


class AsyncOrders(AsyncStreamingResource):
    """The calls under ``client.orders``."""

    async def watch(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncItemStream[models.OrdersWatchResponseItem]:
        """Watch orders (``GET /orders``).

        The items come one by one, as they arrive; ``close`` what is returned to leave before the end.
        """
        call = watch_call()
        return await self._stream_items(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
