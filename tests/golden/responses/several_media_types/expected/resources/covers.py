"""The calls under ``client.covers``."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager

from .._runtime.calls import Call, Operation, RequestOptions, Returns, Timeout
from .._runtime.downloads import AsyncDownload, AsyncDownloadingResource, Download, DownloadingResource

DOWNLOAD: Operation[bytes] = Operation(
    "covers.download", method="GET", path="/cover", responses=(Returns("200", "application/json", bytes),)
)


def download_call() -> Call[bytes]:
    """The call itself, ready to be sent by either client."""
    return DOWNLOAD.call({})


class Covers(DownloadingResource):
    """The calls under ``client.covers``."""

    def download(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> bytes:
        """Send ``GET /cover``."""
        call = download_call()
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    def download_stream(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> AbstractContextManager[Download]:
        """Send ``GET /cover``.

        As ``download``, but the bytes of the answer are still to be read: in pieces, or to a file.
        """
        call = download_call()
        return self._stream_bytes(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))


class AsyncCovers(AsyncDownloadingResource):
    """The calls under ``client.covers``."""

    async def download(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> bytes:
        """Send ``GET /cover``."""
        call = download_call()
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    def download_stream(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> AbstractAsyncContextManager[AsyncDownload]:
        """Send ``GET /cover``.

        As ``download``, but the bytes of the answer are still to be read: in pieces, or to a file.
        """
        call = download_call()
        return self._stream_bytes(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
