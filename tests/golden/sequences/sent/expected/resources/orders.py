"""The calls under ``client.orders``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .. import params
from .._runtime.calls import Body, Call, Operation, RequestOptions, Returns, Timeout
from .._runtime.inputs import AsyncContent, Content
from .._runtime.models import Model
from .._runtime.octets import Octets
from .._runtime.records import JSON_LINES
from .._runtime.resources import AsyncResource, Resource

CREATE: Operation[None] = Operation(
    "orders.create",
    method="POST",
    path="/orders",
    body=Body(
        "application/jsonl",
        schema="#/OrdersCreateRequestItem",
        required=True,
        spread=False,
        items=JSON_LINES,
        octets=Octets(),
    ),
    responses=(Returns("204"),),
)


def create_call(*, body: Sequence[params.OrdersCreateRequestItem | Model] | AsyncContent) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return CREATE.call({"body": body})


class Orders(Resource):
    """The calls under ``client.orders``."""

    def create(
        self,
        *,
        body: Sequence[params.OrdersCreateRequestItem | Model] | Content,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``POST /orders``."""
        call = create_call(body=body)
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))


class AsyncOrders(AsyncResource):
    """The calls under ``client.orders``."""

    async def create(
        self,
        *,
        body: Sequence[params.OrdersCreateRequestItem | Model] | AsyncContent,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``POST /orders``."""
        call = create_call(body=body)
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
