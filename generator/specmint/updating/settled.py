"""Whether a client is what its document, configuration and tools give, so that a difference has one reason only."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from specmint import cache
from specmint.checking.causes import causes_of
from specmint.checking.standing import standing_of
from specmint.diagnostics.report import report
from specmint.diagnostics.rules_updating import NOT_GENERATED, NOT_SETTLED
from specmint.ir.diagnostics import SpecmintError
from specmint.lock import read_lock
from specmint.pipeline import compare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.checking.standing import Standing
    from specmint.configuration import ClientConfig
    from specmint.ir.output import Lock
    from specmint.pipeline import Progress
    from specmint.reading.source import Source


@dataclass(frozen=True)
class Settled:
    """A client whose lock says the truth about it. ``tools`` are those that were replaced since: (before, now)."""

    lock: Lock
    tools: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def settled(client: ClientConfig, source: Source, progress: Progress) -> Settled:
    """Make sure that nothing moved since the client was written, neither a tool nor anything else.

    Raises SpecmintError with every cause otherwise.
    """
    lock, standing = _standing(client, source)
    if not standing.is_still:
        raise _refusal(client, standing)
    if not cache.is_release() and compare(client, source, progress)[0]:
        raise _refusal(client, standing)
    return Settled(lock)


def settled_but_for_tools(client: ClientConfig, source: Source) -> Settled:
    """Make sure that nothing but the tools moved. Raises SpecmintError with every cause otherwise."""
    lock, standing = _standing(client, source)
    rest = replace(standing, tools=None)
    if not rest.is_still:
        raise _refusal(client, rest)
    return Settled(lock, standing.tools or {})


def _standing(client: ClientConfig, source: Source) -> tuple[Lock, Standing]:
    lock = read_lock(client.output)
    if lock is None:
        raise SpecmintError([report(NOT_GENERATED, client=client.name, folder=client.output)])
    return lock, standing_of(client, lock, source)


def _refusal(client: ClientConfig, standing: Standing) -> SpecmintError:
    causes = causes_of(client, standing, {})
    place = str(client.output)
    return SpecmintError([report(NOT_SETTLED, source=place, client=client.name, cause=each) for each in causes])


def tools_moved(client: ClientConfig, source: Source, progress: Progress) -> bool:
    """Whether other tools, or other code of our own, made a client that nothing else has moved away from."""
    _, standing = _standing(client, source)
    if standing.tools or not standing.is_still or cache.is_release():
        return bool(standing.tools)
    return bool(compare(client, source, progress)[0])
