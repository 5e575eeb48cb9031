"""The calls under ``client.orders``."""

from __future__ import annotations

from collections.abc import Mapping

from .. import models
from .._runtime.calls import Call, Operation, RequestOptions, Returns, Timeout
from .._runtime.records import JSON_LINES
from .._runtime.streams import AsyncItemStream, AsyncStreamingResource, ItemStream, StreamingResource

EXPORT: Operation[list[models.Order], models.Order] = Operation(
    "orders.export",
    method="GET",
    path="/orders",
    responses=(Returns("200", "application/x-ndjson", models.Order, items=JSON_LINES),),
)


def export_call() -> Call[list[models.Order], models.Order]:
    """The call itself, ready to be sent by either client."""
    return EXPORT.call({})


class Orders(StreamingResource):
    """The calls under ``client.orders``."""

    def export(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> ItemStream[models.Order]:
        """Lines that are described as a list (``GET /orders``).

        The items come one by one, as they arrive; ``close`` what is returned to leave before the end.
        """
        call = export_call()
        return self._stream_items(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))


class AsyncOrders(AsyncStreamingResource):
    """The calls under ``client.orders``."""

    async def export(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncItemStream[models.Order]:
        """Lines that are described as a list (``GET /orders``).

        The items come one by one, as they arrive; ``close`` what is returned to leave before the end.
        """
        call = export_call()
        return await self._stream_items(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
