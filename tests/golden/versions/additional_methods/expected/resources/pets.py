"""The calls under ``client.pets``."""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import Unpack

from .. import params
from .._runtime.calls import Body, Call, Operation, Parameter, RequestOptions, Returns, Timeout
from .._runtime.resources import AsyncResource, Resource

COPY: Operation[None] = Operation(
    "pets.copy",
    method="COPY",
    path="/pets/{id}",
    parameters=(Parameter("id", "path", required=True, schema="#/copy.path.id"),),
    responses=(Returns("204"),),
)

LINK: Operation[None] = Operation(
    "pets.link",
    method="Link",
    path="/pets/{id}",
    parameters=(Parameter("id", "path", required=True, schema="#/link.path.id"),),
    responses=(Returns("204"),),
)

LIST: Operation[None] = Operation("pets.list", method="GET", path="/pets", responses=(Returns("204"),))

QUERY: Operation[None] = Operation(
    "pets.query",
    method="QUERY",
    path="/pets/{id}",
    parameters=(Parameter("id", "path", required=True, schema="#/query.path.id"),),
    body=Body("application/json", schema="#/PetsQueryRequest"),
    responses=(Returns("204"),),
)


def copy_call(id: str) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return COPY.call({"id": id})


def link_call(id: str) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return LINK.call({"id": id})


def list_call() -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return LIST.call({})


def query_call(id: str, **body: Unpack[params.PetsQueryParams]) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return QUERY.call({"id": id, **body})


class Pets(Resource):
    """The calls under ``client.pets``."""

    def copy(
        self,
        id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``COPY /pets/{id}``."""
        call = copy_call(id)
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    def link(
        self,
        id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``Link /pets/{id}``."""
        call = link_call(id)
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    def list(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``GET /pets``."""
        call = list_call()
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    def query(
        self,
        id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
        **body: Unpack[params.PetsQueryParams],
    ) -> None:
        """Send ``QUERY /pets/{id}``."""
        call = query_call(id, **body)
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))


class AsyncPets(AsyncResource):
    """The calls under ``client.pets``."""

    async def copy(
        self,
        id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``COPY /pets/{id}``."""
        call = copy_call(id)
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    async def link(
        self,
        id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``Link /pets/{id}``."""
        call = link_call(id)
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    async def list(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``GET /pets``."""
        call = list_call()
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    async def query(
        self,
        id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
        **body: Unpack[params.PetsQueryParams],
    ) -> None:
        """Send ``QUERY /pets/{id}``."""
        call = query_call(id, **body)
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
