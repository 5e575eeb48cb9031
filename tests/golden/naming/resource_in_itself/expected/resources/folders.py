"""The calls under ``client.folders``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.calls import Call, Operation, Parameter, RequestOptions, Returns, Timeout
from .._runtime.resources import AsyncResource, Resource

if TYPE_CHECKING:
    from .folders_folders import AsyncFoldersFolders, FoldersFolders


RETRIEVE: Operation[None] = Operation(
    "folders.retrieve",
    method="GET",
    path="/folders/{id}",
    parameters=(Parameter("id", "path", required=True, schema="#/retrieve.path.id"),),
    responses=(Returns("204"),),
)


def retrieve_call(id: str) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return RETRIEVE.call({"id": id})


class Folders(Resource):
    """The calls under ``client.folders``."""

    @cached_property
    def folders(self) -> FoldersFolders:
        """The calls under ``client.folders.folders``."""
        from .folders_folders import FoldersFolders

        return FoldersFolders(self._session)

    def retrieve(
        self,
        id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``GET /folders/{id}``."""
        call = retrieve_call(id)
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))


class AsyncFolders(AsyncResource):
    """The calls under ``client.folders``."""

    @cached_property
    def folders(self) -> AsyncFoldersFolders:
        """The calls under ``client.folders.folders``."""
        from .folders_folders import AsyncFoldersFolders

        return AsyncFoldersFolders(self._session)

    async def retrieve(
        self,
        id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``GET /folders/{id}``."""
        call = retrieve_call(id)
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
