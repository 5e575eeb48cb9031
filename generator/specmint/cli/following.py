"""What update, upgrade and propose do for each client, what they say, and the status they end with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from specmint.cli.status import status_of, status_of_report
from specmint.cli.work import told_counts
from specmint.ir.diagnostics import SpecmintError
from specmint.telling.forms import render
from specmint.updating.git import Repository
from specmint.updating.places import REPORTS
from specmint.updating.proposal import base_of, clients_of, propose
from specmint.updating.reports import report_folder
from specmint.updating.update import update
from specmint.updating.upgrade import upgrade

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from specmint.cli.console import Console
    from specmint.configuration import ClientConfig
    from specmint.pipeline import Progress
    from specmint.updating.outcome import Outcome
    from specmint.updating.proposal import Base
    from specmint.updating.wish import Wish

    Step = Callable[[ClientConfig, Wish, Progress], Outcome]


def update_all(clients: Sequence[ClientConfig], wish: Wish, console: Console) -> int:
    """Bring each client to the newest revision of its document; 1 where something is lost that need not be."""
    return max((_step(update, client, wish, console) for client in clients), default=0)


def upgrade_all(clients: Sequence[ClientConfig], wish: Wish, console: Console) -> int:
    """Have each client made by the present tools; 1 where something is lost that need not be."""
    return max((_step(upgrade, client, wish, console) for client in clients), default=0)


def _step(step: Step, client: ClientConfig, wish: Wish, console: Console) -> int:
    with console.progress(client.name) as progress:
        outcome = step(client, wish, progress)
    console.diagnostics(outcome.diagnostics)
    if outcome.told is not None:
        console.result(render(outcome.told.comparison, "text").rstrip("\n"))
    console.message(f"{client.name}: {outcome.sentence}")
    if outcome.played:
        console.message(f"{client.name}: the new package passed its {outcome.played:,} fixtures.")
    if outcome.written is not None:
        console.message(f"{client.name}: {told_counts(outcome.written)} in {client.output}")
    if outcome.written is not None and outcome.told is not None:
        console.message(f"{client.name}: the reports are in {report_folder(client, wish.reports)}")
    return status_of_report(client, outcome.report)


def propose_all(names: list[str], ref: str, wish: Wish, console: Console) -> int:
    """Make a commit for each client that has something to follow. One that fails does not hinder the others."""
    status = 0
    wish = replace(wish, reports=(wish.reports or Path(REPORTS)).absolute())
    with base_of(Repository(Path.cwd()), ref) as base:
        for client in clients_of(base, names):
            try:
                status = max(status, _propose(client, base, wish, console))
            except SpecmintError as error:
                console.diagnostics(error.diagnostics)
                console.message(f"{client.name}: nothing is proposed.")
                status = max(status, status_of(error.diagnostics))
    return status


def _propose(client: ClientConfig, base: Base, wish: Wish, console: Console) -> int:
    with console.progress(client.name) as progress:
        outcome, proposal = propose(client, base, wish, progress)
    console.diagnostics(outcome.diagnostics)
    if proposal is None:
        console.message(f"{client.name}: {outcome.sentence}")
    elif not proposal.commit:
        console.message(f"{client.name}: {outcome.sentence}")
        console.message(f"{client.name}: {proposal.branch} proposes nothing any more, and is to be deleted.")
    elif proposal.commit == proposal.lease:
        console.message(f"{client.name}: {proposal.branch} proposes that already.")
    else:
        console.message(f"{client.name}: {proposal.commit} is to be pushed to {proposal.branch}: {proposal.title}")
    return 0
