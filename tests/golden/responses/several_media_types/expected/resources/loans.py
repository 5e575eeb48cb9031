"""The calls under ``client.loans``."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager

from .. import models
from .._runtime.calls import Call, Operation, Parameter, RequestOptions, Returns, Timeout
from .._runtime.downloads import AsyncDownload, AsyncDownloadingResource, Download, DownloadingResource

CHECK: Operation[None] = Operation(
    "loans.check",
    method="HEAD",
    path="/loans/{id}",
    parameters=(Parameter("id", "path", required=True, schema="#/check.path.id"),),
    responses=(Returns("200"),),
)

EXPORT: Operation[list[models.Loan] | str | models.Page | bytes] = Operation(
    "loans.export",
    method="GET",
    path="/loans",
    responses=(
        Returns("200", "application/json", list[models.Loan]),
        Returns("200", "text/csv"),
        Returns("200", "application/vnd.page+json", models.Page),
        Returns("200", "application/pdf"),
    ),
)

RETRIEVE: Operation[models.Loan] = Operation(
    "loans.retrieve",
    method="GET",
    path="/loans/{id}",
    parameters=(Parameter("id", "path", required=True, schema="#/retrieve.path.id"),),
    responses=(Returns("200", "application/json", models.Loan), Returns("200", "application/xml")),
)


def check_call(id: str) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return CHECK.call({"id": id})


def export_call() -> Call[list[models.Loan] | str | models.Page | bytes]:
    """The call itself, ready to be sent by either client."""
    return EXPORT.call({})


def retrieve_call(id: str) -> Call[models.Loan]:
    """The call itself, ready to be sent by either client."""
    return RETRIEVE.call({"id": id})


class Loans(DownloadingResource):
    """The calls under ``client.loans``."""

    def check(
        self,
        id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``HEAD /loans/{id}``."""
        call = check_call(id)
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    def export(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> list[models.Loan] | str | models.Page | bytes:
        """As a list, a table, a page or a printout (``GET /loans``)."""
        call = export_call()
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    def export_stream(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> AbstractContextManager[Download]:
        """As a list, a table, a page or a printout.

        As ``export``, but the bytes of the answer are still to be read: in pieces, or to a file.
        """
        call = export_call()
        return self._stream_bytes(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    def retrieve(
        self,
        id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> models.Loan:
        """The same loan in two spellings (``GET /loans/{id}``).

        A server may answer with ``application/xml`` too, which is given as text or bytes.
        """
        call = retrieve_call(id)
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))


class AsyncLoans(AsyncDownloadingResource):
    """The calls under ``client.loans``."""

    async def check(
        self,
        id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``HEAD /loans/{id}``."""
        call = check_call(id)
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    async def export(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> list[models.Loan] | str | models.Page | bytes:
        """As a list, a table, a page or a printout (``GET /loans``)."""
        call = export_call()
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    def export_stream(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> AbstractAsyncContextManager[AsyncDownload]:
        """As a list, a table, a page or a printout.

        As ``export``, but the bytes of the answer are still to be read: in pieces, or to a file.
        """
        call = export_call()
        return self._stream_bytes(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    async def retrieve(
        self,
        id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> models.Loan:
        """The same loan in two spellings (``GET /loans/{id}``).

        A server may answer with ``application/xml`` too, which is given as text or bytes.
        """
        call = retrieve_call(id)
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
