"""specmint check: compares clients with their documents, and explains differences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.cli.status import status_of_report
from specmint.diagnostics.report import report
from specmint.diagnostics.rules_output import INTERRUPTED_UPDATE
from specmint.following.checking.causes import GENERATE, causes_of
from specmint.following.checking.state import ClientState, local_source, locked_state
from specmint.following.updating.touched_files import exchange_of
from specmint.ir.diagnostics import SpecmintError
from specmint.package.output import run_cache
from specmint.pipeline import compare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from specmint.cli.console import Console
    from specmint.document.reading.source import Source
    from specmint.ir.client import ClientConfig
    from specmint.ir.output import Lock


def check_all(clients: Sequence[ClientConfig], console: Console, *, rebuild: bool) -> int:
    """Check each client against its document, configuration and tools. Returns 1 if one differs."""
    return max((_check(client, console, rebuild=rebuild) for client in clients), default=0)


def _check(client: ClientConfig, console: Console, *, rebuild: bool) -> int:
    if exchange_of(client).is_interrupted:
        raise SpecmintError([report(INTERRUPTED_UPDATE, source=str(client.output), folder=client.output)])
    source = local_source(client)
    locked = locked_state(client, source)
    if locked is None and not client.output.exists():
        console.message(f"{client.name}: there is no '{client.output}' yet; run {GENERATE}.")
        return 1
    if source is None:
        return _check_unseen(client, locked, console)
    if locked is not None and not rebuild and _is_proved(client, *locked):
        console.message(f"{client.name}: {client.output} is up to date.")
        return 0
    return _check_built(client, source, locked[1] if locked else None, console)


def _is_proved(client: ClientConfig, lock: Lock, state: ClientState) -> bool:
    """Whether the lock alone proves the client: specmint is a release, and the lock has no losses to report."""
    return state.is_unchanged and run_cache.is_release() and (client.allow_incomplete or not lock.losses)


def _check_unseen(client: ClientConfig, locked: tuple[Lock, ClientState] | None, console: Console) -> int:
    """Check as far as possible without the network."""
    console.message(f"{client.name}: {client.label} was not looked at, since that takes a network.")
    if locked is None:
        console.message(f"{client.name}: {client.output} holds no generated client; run {GENERATE}.")
        return 1
    lock, state = locked
    if state.is_unchanged:
        console.message(f"{client.name}: {client.output} is what was generated from it.")
        return int(bool(lock.losses) and not client.allow_incomplete)
    _tell(client, state, {}, console)
    return 1


def _check_built(client: ClientConfig, source: Source, state: ClientState | None, console: Console) -> int:
    """Build the client unless its result is cached, and print the difference."""
    with console.progress(client.name) as progress:
        checked = compare(client, source, progress)
    console.diagnostics(checked.diagnostics)
    status = status_of_report(client, checked.report)
    # An empty file that is missing has no different lines.
    if not (checked.difference or (state is not None and state.missing)):
        console.message(f"{client.name}: {client.output} is up to date.")
        return status
    if checked.difference:
        console.result(checked.difference.rstrip("\n"))
    if state is None:
        console.message(f"{client.name}: {client.output} holds no generated client; run {GENERATE}.")
    else:
        _tell(client, state, checked.files, console)
    return 1


def _tell(client: ClientConfig, state: ClientState, wanted: Mapping[str, str], console: Console) -> None:
    console.message(f"{client.name}: {client.output} is not what {client.label} gives, because")
    for cause in causes_of(client, state, wanted):
        console.message(f"  {cause}")
