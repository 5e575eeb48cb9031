"""What the resources of a client extend."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .async_session import AsyncSession
    from .sync_session import SyncSession


class Resource:
    """A group of operations of a client."""

    def __init__(self, session: SyncSession) -> None:
        self._session = session


class AsyncResource:
    """A group of operations of a client whose calls are awaited."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
