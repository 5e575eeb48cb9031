"""Runs update, upgrade and propose for each client, prints the results and returns the status."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from specmint.changes.reporting.forms import render
from specmint.cli.status import status_of, status_of_report
from specmint.cli.work import counts
from specmint.following.updating.proposal import base_of, clients_of, propose
from specmint.following.updating.reports import report_folder
from specmint.following.updating.touched_files import REPORTS
from specmint.following.updating.update import update
from specmint.following.updating.upgrade import upgrade
from specmint.following.updating.worktree import Repository
from specmint.ir.diagnostics import SpecmintError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from specmint.cli.console import Console
    from specmint.following.updating.options import UpdateOptions
    from specmint.following.updating.outcome import Outcome
    from specmint.following.updating.proposal import Base
    from specmint.ir.client import ClientConfig
    from specmint.pipeline import Progress

    Step = Callable[[ClientConfig, UpdateOptions, Progress], Outcome]


def update_all(clients: Sequence[ClientConfig], options: UpdateOptions, console: Console) -> int:
    """Update each client to the newest revision of its document. Returns 1 for losses that are not allowed."""
    return max((_step(update, client, options, console) for client in clients), default=0)


def upgrade_all(clients: Sequence[ClientConfig], options: UpdateOptions, console: Console) -> int:
    """Upgrade each client to the present tools. Returns 1 for losses that are not allowed."""
    return max((_step(upgrade, client, options, console) for client in clients), default=0)


def _step(step: Step, client: ClientConfig, options: UpdateOptions, console: Console) -> int:
    with console.progress(client.name) as progress:
        outcome = step(client, options, progress)
    console.diagnostics(outcome.diagnostics)
    if outcome.review is not None:
        console.result(render(outcome.review.comparison, "text").rstrip("\n"))
    console.message(f"{client.name}: {outcome.sentence}")
    if outcome.played:
        console.message(f"{client.name}: the new package passed its {outcome.played:,} fixtures.")
    if outcome.written is not None:
        console.message(f"{client.name}: {counts(outcome.written)} in {client.output}")
    if outcome.written is not None and outcome.review is not None:
        console.message(f"{client.name}: the reports are in {report_folder(client, options.reports)}")
    return status_of_report(client, outcome.report)


def propose_all(names: list[str], ref: str, options: UpdateOptions, console: Console) -> int:
    """Commit an update or upgrade for each client that needs one. A client that fails does not stop the others."""
    status = 0
    options = replace(options, reports=(options.reports or Path(REPORTS)).absolute())
    with base_of(Repository(Path.cwd()), ref) as base:
        for client in clients_of(base, names):
            try:
                status = max(status, _propose(client, base, options, console))
            except SpecmintError as error:
                console.diagnostics(error.diagnostics)
                console.message(f"{client.name}: nothing is proposed.")
                status = max(status, status_of(error.diagnostics))
    return status


def _propose(client: ClientConfig, base: Base, options: UpdateOptions, console: Console) -> int:
    with console.progress(client.name) as progress:
        outcome, proposal = propose(client, base, options, progress)
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
