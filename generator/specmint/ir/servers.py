"""The servers of an API as templates print them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.package import Argument


@dataclass(frozen=True)
class PlannedServer:
    """A server as the runtime's ``ServerTemplate`` takes it."""

    name: str
    url: str
    description: str
    defaults: Mapping[str, str]
    values: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class PlannedVariable:
    """A server variable as an argument of the client; ``type`` is its type as text."""

    argument: str
    name: str
    type: str
    default: str
    description: str


@dataclass(frozen=True)
class PlannedServers:
    """The servers of an API to choose from, and the ``own`` servers of operations.

    ``arguments`` are those of the client, and ``urls`` is the source code that makes URLs from them.
    """

    choices: tuple[PlannedServer, ...]
    own: tuple[PlannedServer, ...]
    variables: tuple[PlannedVariable, ...]
    arguments: tuple[Argument, ...]
    urls: str

    @property
    def listed(self) -> tuple[PlannedServer, ...]:
        """All servers with a name."""
        return (*self.choices, *self.own)

    @property
    def other_choices(self) -> tuple[PlannedServer, ...]:
        """The choices other than the default."""
        return self.choices[1:]
