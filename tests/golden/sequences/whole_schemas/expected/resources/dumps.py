"""The calls under ``client.dumps``."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager

from .._runtime.calls import Call, Operation, RequestOptions, Returns, Timeout
from .._runtime.downloads import AsyncDownload, AsyncDownloadingResource, Download, DownloadingResource

DOWNLOAD: Operation[bytes] = Operation(
    "dumps.download", method="GET", path="/dump", responses=(Returns("200", "application/jsonl"),)
)


def download_call() -> Call[bytes]:
    """The call itself, ready to be sent by either client."""
    return DOWNLOAD.call({})


class Dumps(DownloadingResource):
    """The calls under ``client.dumps``."""

    def download(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> bytes:
        """Lines that are described as bytes (``GET /dump``)."""
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
        """Lines that are described as bytes.

        As ``download``, but the bytes of the answer are still to be read: in pieces, or to a file.
        """
        call = download_call()
        return self._stream_bytes(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))


class AsyncDumps(AsyncDownloadingResource):
    """The calls under ``client.dumps``."""

    async def download(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> bytes:
        """Lines that are described as bytes (``GET /dump``)."""
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
        """Lines that are described as bytes.

        As ``download``, but the bytes of the answer are still to be read: in pieces, or to a file.
        """
        call = download_call()
        return self._stream_bytes(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
