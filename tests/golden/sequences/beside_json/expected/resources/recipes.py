"""The calls under ``client.recipes``."""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import Unpack

from .. import models, params
from .._runtime.calls import Body, Call, Operation, RequestOptions, Returns, Timeout
from .._runtime.records import EVENT_DATA
from .._runtime.streams import AsyncItemStream, AsyncStreamingResource, ItemStream, StreamingResource

CREATE: Operation[models.Recipe, models.Step] = Operation(
    "recipes.create",
    method="POST",
    path="/recipes",
    body=Body("application/json", schema="#/RecipesCreateRequest", required=True),
    responses=(
        Returns("200", "application/json", models.Recipe),
        Returns("200", "text/event-stream", models.Step, items=EVENT_DATA),
    ),
)


def create_call(**body: Unpack[params.RecipesCreateParams]) -> Call[models.Recipe, models.Step]:
    """The call itself, ready to be sent by either client."""
    return CREATE.call({**body})


class Recipes(StreamingResource):
    """The calls under ``client.recipes``."""

    def create(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
        **body: Unpack[params.RecipesCreateParams],
    ) -> models.Recipe:
        """Write a recipe (``POST /recipes``)."""
        call = create_call(**body)
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    def create_streaming(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
        **body: Unpack[params.RecipesCreateParams],
    ) -> ItemStream[models.Step]:
        """Write a recipe.

        As ``create``, but the items of the answer come one by one, as they arrive. ``stream`` is set by this.
        ``close`` what is returned to leave before the end.
        """
        body["stream"] = True
        call = create_call(**body)
        return self._stream_items(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))


class AsyncRecipes(AsyncStreamingResource):
    """The calls under ``client.recipes``."""

    async def create(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
        **body: Unpack[params.RecipesCreateParams],
    ) -> models.Recipe:
        """Write a recipe (``POST /recipes``)."""
        call = create_call(**body)
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    async def create_streaming(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
        **body: Unpack[params.RecipesCreateParams],
    ) -> AsyncItemStream[models.Step]:
        """Write a recipe.

        As ``create``, but the items of the answer come one by one, as they arrive. ``stream`` is set by this.
        ``close`` what is returned to leave before the end.
        """
        body["stream"] = True
        call = create_call(**body)
        return await self._stream_items(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
