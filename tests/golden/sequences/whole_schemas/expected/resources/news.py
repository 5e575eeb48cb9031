"""The calls under ``client.news``."""

from __future__ import annotations

from collections.abc import Mapping

from .. import models
from .._runtime.calls import Call, Operation, RequestOptions, Returns, Timeout
from .._runtime.records import EVENTS
from .._runtime.streams import AsyncItemStream, AsyncStreamingResource, ItemStream, StreamingResource

WATCH: Operation[list[models.ServerSentEvent], models.ServerSentEvent] = Operation(
    "news.watch",
    method="GET",
    path="/news",
    responses=(Returns("200", "text/event-stream", models.ServerSentEvent, items=EVENTS),),
)


def watch_call() -> Call[list[models.ServerSentEvent], models.ServerSentEvent]:
    """The call itself, ready to be sent by either client."""
    return WATCH.call({})


class News(StreamingResource):
    """The calls under ``client.news``."""

    def watch(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> ItemStream[models.ServerSentEvent]:
        """Events that nothing is said about (``GET /news``).

        The items come one by one, as they arrive; ``close`` what is returned to leave before the end.
        """
        call = watch_call()
        return self._stream_items(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))


class AsyncNews(AsyncStreamingResource):
    """The calls under ``client.news``."""

    async def watch(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncItemStream[models.ServerSentEvent]:
        """Events that nothing is said about (``GET /news``).

        The items come one by one, as they arrive; ``close`` what is returned to leave before the end.
        """
        call = watch_call()
        return await self._stream_items(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
