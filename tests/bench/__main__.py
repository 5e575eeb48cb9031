"""Measure specmint and its peers, print the figures beside their targets, and keep them in ``.bench/results.json``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rich.console import Console

from tests.bench import attempts, documents, endpoint, full
from tests.bench.measure import FailedError
from tests.bench.peers import PeerError
from tests.bench.rows import Row, keep, table
from tests.conftest import ROOT, SHARED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RESULTS = ROOT / ".bench" / "results.json"
CONSOLE = Console(width=None if sys.stdout.isatty() else 120)


def groups(corpus: Path, rounds: int | None) -> dict[str, Callable[[Path], Iterator[Row]]]:
    """The groups of rows by name; each works in a folder of its own."""
    return {
        "endpoint": lambda folder: endpoint.rows(folder, rounds or 11),
        "full": lambda folder: full.rows(folder, corpus, rounds or 3),
        "documents": lambda folder: documents.rows(folder, corpus, rounds or 3, _tell),
        "peers": lambda folder: attempts.rows(folder, corpus),
    }


def main() -> None:
    """Run the groups that are asked for. A missed target is a figure; status 1 means that a command failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=SHARED / "corpus", help="the folder of the packed documents")
    parser.add_argument("--rounds", type=int, help="how often each command is timed (default: 11, or 3 of slow ones)")
    parser.add_argument("groups", nargs="*", help="endpoint, full, documents, peers (default: all)")
    given = parser.parse_args()
    known = groups(given.corpus.resolve(), given.rounds)
    if unknown := set(given.groups) - known.keys():
        parser.error(f"there is no group called {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    failed = [not _measure(name, known[name], given.corpus) for name in given.groups or known]
    sys.exit(any(failed))


def _measure(name: str, rows: Callable[[Path], Iterator[Row]], corpus: Path) -> bool:
    """Measure, print and keep one group. A command that fails ends it, not the others."""
    found: list[Row] = []
    failure = ""
    if name != "endpoint" and not corpus.is_dir():
        found.append(Row(name, skipped=f"there are no documents in {corpus}"))
    else:
        try:
            with TemporaryDirectory() as folder:
                found += rows(Path(folder))
        except (FailedError, PeerError) as error:
            failure = str(error)
            found.append(Row(name, skipped=failure))
    CONSOLE.print(table(name, found))
    keep(RESULTS, name, found)
    return not failure


def _tell(text: str) -> None:
    CONSOLE.print(text, highlight=False)


if __name__ == "__main__":
    main()
