"""specmint check: whether clients are what their documents give, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint import cache
from specmint.checking.causes import GENERATE, causes_of
from specmint.checking.standing import Standing, local_source, locked_standing
from specmint.cli.status import status_of_report
from specmint.diagnostics.report import report
from specmint.diagnostics.rules_output import INTERRUPTED_UPDATE
from specmint.ir.diagnostics import SpecmintError
from specmint.pipeline import compare
from specmint.updating.places import exchange_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from specmint.cli.console import Console
    from specmint.configuration import ClientConfig
    from specmint.ir.output import Lock
    from specmint.reading.source import Source


def check_all(clients: Sequence[ClientConfig], console: Console, *, rebuild: bool) -> int:
    """Hold each client against its document, configuration and tools; 1 where they do not agree."""
    return max((_check(client, console, rebuild=rebuild) for client in clients), default=0)


def _check(client: ClientConfig, console: Console, *, rebuild: bool) -> int:
    if exchange_of(client).is_interrupted:
        raise SpecmintError([report(INTERRUPTED_UPDATE, source=str(client.output), folder=client.output)])
    source = local_source(client)
    locked = locked_standing(client, source)
    if locked is None and not client.output.exists():
        console.message(f"{client.name}: there is no '{client.output}' yet; run {GENERATE}.")
        return 1
    if source is None:
        return _check_unseen(client, locked, console)
    if locked is not None and not rebuild and _is_proved(client, *locked):
        console.message(f"{client.name}: {client.output} is up to date.")
        return 0
    return _check_built(client, source, locked[1] if locked else None, console)


def _is_proved(client: ClientConfig, lock: Lock, standing: Standing) -> bool:
    """Whether the lock says it all: a release is what its number says, and there are no losses to tell."""
    return standing.is_still and cache.is_release() and (client.allow_incomplete or not lock.losses)


def _check_unseen(client: ClientConfig, locked: tuple[Lock, Standing] | None, console: Console) -> int:
    """Check what can be checked without a network."""
    console.message(f"{client.name}: {client.label} was not looked at, since that takes a network.")
    if locked is None:
        console.message(f"{client.name}: {client.output} holds no generated client; run {GENERATE}.")
        return 1
    lock, standing = locked
    if standing.is_still:
        console.message(f"{client.name}: {client.output} is what was generated from it.")
        return int(bool(lock.losses) and not client.allow_incomplete)
    _tell(client, standing, {}, console)
    return 1


def _check_built(client: ClientConfig, source: Source, standing: Standing | None, console: Console) -> int:
    """Build anew what is not remembered, and tell the difference."""
    with console.progress(client.name) as progress:
        text, built = compare(client, source, progress)
    console.diagnostics(built.diagnostics)
    status = status_of_report(client, built.report)
    # An empty file that is missing is no difference of lines.
    if not (text or (standing is not None and standing.missing)):
        console.message(f"{client.name}: {client.output} is up to date.")
        return status
    if text:
        console.result(text.rstrip("\n"))
    if standing is None:
        console.message(f"{client.name}: {client.output} holds no generated client; run {GENERATE}.")
    else:
        _tell(client, standing, built.files, console)
    return 1


def _tell(client: ClientConfig, standing: Standing, wanted: Mapping[str, str], console: Console) -> None:
    console.message(f"{client.name}: {client.output} is not what {client.label} gives, because")
    for cause in causes_of(client, standing, wanted):
        console.message(f"  {cause}")
