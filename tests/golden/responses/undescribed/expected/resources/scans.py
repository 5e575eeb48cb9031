"""The calls under ``client.scans``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._runtime.calls import Call, Operation, RequestOptions, Returns, Timeout
from .._runtime.resources import AsyncResource, Resource

DELETE: Operation[None] = Operation("scans.delete", method="DELETE", path="/scan", responses=(Returns("200"),))

LATEST: Operation[None] = Operation(
    "scans.latest",
    method="GET",
    path="/scan/latest",
    responses=(Returns("302"), Returns("default", "application/json", dict[str, Any])),
)

REPLACE: Operation[None] = Operation("scans.replace", method="PUT", path="/scan", responses=(Returns("205"),))

RETRIEVE: Operation[Any] = Operation(
    "scans.retrieve", method="GET", path="/scan", responses=(Returns("200", "*/*", Any), Returns("304"))
)


def delete_call() -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return DELETE.call({})


def latest_call() -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return LATEST.call({})


def replace_call() -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return REPLACE.call({})


def retrieve_call() -> Call[Any]:
    """The call itself, ready to be sent by either client."""
    return RETRIEVE.call({})


class Scans(Resource):
    """The calls under ``client.scans``."""

    def delete(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """A request that gives nothing (``DELETE /scan``)."""
        call = delete_call()
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    def latest(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """A redirect is the answer (``GET /scan/latest``)."""
        call = latest_call()
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    def replace(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """A status that has no body, whatever is written (``PUT /scan``)."""
        call = replace_call()
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    def retrieve(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> Any:
        """A question whose answer nobody described (``GET /scan``)."""
        call = retrieve_call()
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))


class AsyncScans(AsyncResource):
    """The calls under ``client.scans``."""

    async def delete(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """A request that gives nothing (``DELETE /scan``)."""
        call = delete_call()
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    async def latest(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """A redirect is the answer (``GET /scan/latest``)."""
        call = latest_call()
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    async def replace(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """A status that has no body, whatever is written (``PUT /scan``)."""
        call = replace_call()
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    async def retrieve(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> Any:
        """A question whose answer nobody described (``GET /scan``)."""
        call = retrieve_call()
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
