"""The responses of a call, as templates print them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specmint.ir.catalog import Derivation


@dataclass(frozen=True)
class PlannedResponse:
    """A response as the runtime's ``Returns`` takes it. ``type`` is the text of a type.

    If it is not ``is_typed``, it is another form of a typed response and not part of the return type.
    """

    status: str
    content_type: str | None
    type: str | None
    items: str | None = None
    is_typed: bool = True


@dataclass(frozen=True)
class PlannedDerived:
    """A call beside another one that gives the same answer in another way.

    ``returns`` and ``awaited_returns`` are the texts of its types. ``sets`` is the argument, one of the keywords, that
    asks for the answer in this way.
    """

    attribute: str
    kind: Derivation
    returns: str
    awaited_returns: str
    docstring: str
    sets: str | None = None

    @property
    def sender(self) -> str:
        """The method of a resource that sends it."""
        return {"bytes": "_stream_bytes", "items": "_stream_items"}[self.kind]

    @property
    def is_awaited(self) -> bool:
        """Whether sending it is awaited by an asynchronous client."""
        return self.kind != "bytes"


@dataclass(frozen=True)
class Streamed:
    """The streaming of a response: the type of an item as text, and whether items are all there is."""

    item: str
    is_only_way: bool
