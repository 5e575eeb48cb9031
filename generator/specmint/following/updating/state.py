"""Makes sure before an update that a client matches its lock, so that every later difference has one cause."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_updating import NOT_GENERATED, NOT_SETTLED
from specmint.following.checking.causes import causes_of
from specmint.following.checking.state import state_of
from specmint.ir.diagnostics import SpecmintError
from specmint.package.output import run_cache
from specmint.package.output.lock import read_lock
from specmint.pipeline import compare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.document.reading.source import Source
    from specmint.following.checking.state import ClientState
    from specmint.ir.client import ClientConfig
    from specmint.ir.output import Lock
    from specmint.pipeline import Progress


@dataclass(frozen=True)
class CurrentClient:
    """A client that matches its lock.

    ``tools`` maps each tool that was replaced since to its versions (before, now).
    """

    lock: Lock
    tools: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def require_unchanged(client: ClientConfig, source: Source, progress: Progress) -> CurrentClient:
    """Make sure that nothing changed since the client was generated, no tool either.

    Raises SpecmintError with every cause otherwise.
    """
    lock, state = _state(client, source)
    if not state.is_unchanged:
        raise _refusal(client, state)
    if not run_cache.is_release() and compare(client, source, progress).difference:
        raise _refusal(client, state)
    return CurrentClient(lock)


def require_unchanged_but_for_tools(client: ClientConfig, source: Source) -> CurrentClient:
    """Make sure that nothing but the tools changed. Raises SpecmintError with every cause otherwise."""
    lock, state = _state(client, source)
    rest = replace(state, tools=None)
    if not rest.is_unchanged:
        raise _refusal(client, rest)
    return CurrentClient(lock, state.tools or {})


def _state(client: ClientConfig, source: Source) -> tuple[Lock, ClientState]:
    lock = read_lock(client.output)
    if lock is None:
        raise SpecmintError([report(NOT_GENERATED, client=client.name, folder=client.output)])
    return lock, state_of(client, lock, source)


def _refusal(client: ClientConfig, state: ClientState) -> SpecmintError:
    causes = causes_of(client, state, {})
    place = str(client.output)
    return SpecmintError([report(NOT_SETTLED, source=place, client=client.name, cause=each) for each in causes])


def tools_moved(client: ClientConfig, source: Source, progress: Progress) -> bool:
    """Whether only tool versions, or the code of specmint, changed since the client was generated."""
    _, state = _state(client, source)
    if state.tools or not state.is_unchanged or run_cache.is_release():
        return bool(state.tools)
    return bool(compare(client, source, progress).difference)
