"""The calls under ``client.dishes``."""

from __future__ import annotations

from builtins import list as list_
from collections.abc import Mapping

from .. import models
from .._runtime import AsyncResource, Call, Operation, RequestOptions, Resource, Returns, Timeout

LIST: Operation[list_[str | None] | models.Order] = Operation(
    "dishes.list",
    method="GET",
    path="/dishes",
    responses=(
        Returns("200", "application/json-seq", str | None, items="json-seq"),
        Returns("202", "application/json", models.Order),
    ),
)


def list_call() -> Call[list_[str | None] | models.Order]:
    """The call itself, ready to be sent by either client."""
    return LIST.call({})


class Dishes(Resource):
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


class AsyncDishes(AsyncResource):
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
