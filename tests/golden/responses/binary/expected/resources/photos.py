"""The calls under ``client.photos``."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager

from .._runtime.calls import Call, Operation, Parameter, RequestOptions, Returns, Timeout
from .._runtime.downloads import AsyncDownload, AsyncDownloadingResource, Download, DownloadingResource

RETRIEVE: Operation[bytes] = Operation(
    "photos.retrieve",
    method="GET",
    path="/photos/{id}",
    parameters=(Parameter("id", "path", required=True, schema="#/retrieve.path.id"),),
    responses=(Returns("200", "image/png"),),
)


def retrieve_call(id: str) -> Call[bytes]:
    """The call itself, ready to be sent by either client."""
    return RETRIEVE.call({"id": id})


class Photos(DownloadingResource):
    """The calls under ``client.photos``."""

    def retrieve(
        self,
        id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> bytes:
        """Send ``GET /photos/{id}``."""
        call = retrieve_call(id)
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    def retrieve_stream(
        self,
        id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> AbstractContextManager[Download]:
        """Send ``GET /photos/{id}``.

        As ``retrieve``, but the bytes of the answer are still to be read: in pieces, or to a file.
        """
        call = retrieve_call(id)
        return self._stream_bytes(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))


class AsyncPhotos(AsyncDownloadingResource):
    """The calls under ``client.photos``."""

    async def retrieve(
        self,
        id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> bytes:
        """Send ``GET /photos/{id}``."""
        call = retrieve_call(id)
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    def retrieve_stream(
        self,
        id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> AbstractAsyncContextManager[AsyncDownload]:
        """Send ``GET /photos/{id}``.

        As ``retrieve``, but the bytes of the answer are still to be read: in pieces, or to a file.
        """
        call = retrieve_call(id)
        return self._stream_bytes(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
