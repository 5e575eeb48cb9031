"""`make servers`: servers that nobody here wrote, each with a job for a client that was made from its own document."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tests.servers.course import STEPS, take

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.servers.course import Outcome
    from tests.servers.servers import Server

WIDTH_OF_LOGS = 140
FAILED, UNKNOWN = 1, 2


def servers() -> list[Server]:
    """The servers, one a folder, by name."""
    found = sorted(path.parent.name for path in Path(__file__).parent.glob("*/server.py"))
    return [import_module(f"tests.servers.{name}.server").SERVER for name in found]


def table(outcomes: Sequence[Outcome]) -> Table:
    """One line a server."""
    shown = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for column in ("server", "version", "operations used", *STEPS, "outcome"):
        shown.add_column(column, justify="right" if column == "operations used" else "left")
    for outcome in outcomes:
        used = f"{len(outcome.calls)} of {outcome.operations}" if outcome.calls else "-"
        steps = [{"": "ok", None: "-"}.get(outcome.steps.get(step), "failed") for step in STEPS]
        style = "red" if outcome.failed else ""
        shown.add_row(
            outcome.server.name, outcome.server.installation.version, used, *steps, _in_a_word(outcome), style=style
        )
    return shown


def _in_a_word(outcome: Outcome) -> str:
    return "skipped" if outcome.missing else "failed" if outcome.failed else "passed"


def details(outcome: Outcome) -> list[str]:
    """Why a server was skipped or failed, and where it does not keep to its document."""
    told = [f"{outcome.server.name} was skipped: {outcome.missing}"] if outcome.missing else []
    if outcome.broken:
        told.append(f"{outcome.server.name} failed: {outcome.broken}")
    told += [f"{outcome.server.name} failed, {step}: {text}" for step, text in outcome.steps.items() if text]
    return told + [f"{outcome.server.name} does not keep to its document: {text}" for text in outcome.deviations]


def main(arguments: Sequence[str] | None = None) -> int:
    """Try servers and give the exit status: 1 if one failed, 2 if there is none of that name."""
    known = {server.name: server for server in servers()}
    parser = argparse.ArgumentParser(prog="python -m tests.servers", description=__doc__)
    parser.add_argument("servers", nargs="*", help=f"names of servers (default: all): {', '.join(known)}")
    wanted = parser.parse_args(arguments).servers or list(known)
    console = Console() if sys.stdout.isatty() else Console(width=WIDTH_OF_LOGS)
    if unknown := [name for name in wanted if name not in known]:
        console.print(f"There is no {', '.join(unknown)}; there are {', '.join(known)}.", markup=False, highlight=False)
        return UNKNOWN
    outcomes = []
    for name in wanted:
        console.print(f"{name} {known[name].installation.version} ...", highlight=False)
        outcomes.append(take(known[name]))
    for text in (text for outcome in outcomes for text in details(outcome)):
        console.print(Text(text), soft_wrap=True)
    console.print(table(outcomes))
    return FAILED if any(outcome.failed for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
