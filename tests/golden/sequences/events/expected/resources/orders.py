"""The calls under ``client.orders``."""

from __future__ import annotations

from builtins import list as list_
from collections.abc import Mapping

from .. import models
from .._runtime import (
    AsyncItemStream,
    AsyncResource,
    Call,
    ItemStream,
    Operation,
    RequestOptions,
    Resource,
    Returns,
    Timeout,
)

LIST: Operation[list_[models.OrdersListResponseItem]] = Operation(
    "orders.list",
    method="GET",
    path="/orders",
    responses=(Returns("200", "text/event-stream", models.OrdersListResponseItem, items="events"),),
)


def list_call() -> Call[list_[models.OrdersListResponseItem]]:
    """The call itself, ready to be sent by either client."""
    return LIST.call({})


class Orders(Resource):
    """The calls under ``client.orders``."""

    def list(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> ItemStream[models.OrdersListResponseItem]:
        """Send ``GET /orders``."""
        call = list_call()
        return self._session.stream_items(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))


class AsyncOrders(AsyncResource):
    """The calls under ``client.orders``."""

    async def list(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncItemStream[models.OrdersListResponseItem]:
        """Send ``GET /orders``."""
        call = list_call()
        return await self._session.stream_items(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
