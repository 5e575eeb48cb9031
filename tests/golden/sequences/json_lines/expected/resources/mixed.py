"""The calls under ``client.mixed``."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager

from .._runtime.calls import Call, Operation, RequestOptions, Returns, Timeout
from .._runtime.downloads import AsyncDownload, AsyncDownloadingResource, Download, DownloadingResource

LIST: Operation[bytes] = Operation(
    "mixed.list", method="GET", path="/mixed", responses=(Returns("200", "multipart/mixed"),)
)


def list_call() -> Call[bytes]:
    """The call itself, ready to be sent by either client."""
    return LIST.call({})


class Mixed(DownloadingResource):
    """The calls under ``client.mixed``."""

    def list(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> bytes:
        """Send ``GET /mixed``."""
        call = list_call()
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    def list_stream(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> AbstractContextManager[Download]:
        """Send ``GET /mixed``.

        As ``list``, but the bytes of the answer are still to be read: in pieces, or to a file.
        """
        call = list_call()
        return self._stream_bytes(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))


class AsyncMixed(AsyncDownloadingResource):
    """The calls under ``client.mixed``."""

    async def list(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> bytes:
        """Send ``GET /mixed``."""
        call = list_call()
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    def list_stream(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> AbstractAsyncContextManager[AsyncDownload]:
        """Send ``GET /mixed``.

        As ``list``, but the bytes of the answer are still to be read: in pieces, or to a file.
        """
        call = list_call()
        return self._stream_bytes(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
