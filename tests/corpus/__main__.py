"""Run documents through all that a client has to stand; a table here, the details in ``.corpus/index.html``."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from specmint._version import __version__
from tests.corpus.documents import CorpusError, find
from tests.corpus.pages import write_pages
from tests.corpus.processes import Processes
from tests.corpus.rows import row
from tests.corpus.run import Run
from tests.corpus.steps import REPOSITORY
from tests.corpus.terminal import TerminalProgress, failures, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.corpus.documents import Document
    from tests.corpus.rows import Row

WIDTH_OF_LOGS = 140
FAILED, NOTHING_TO_DO, INTERRUPTED = 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the documents and give the exit status: 1 where one failed, 2 where there are none, 130 after Ctrl-C."""
    options = _parser().parse_args(arguments)
    console = Console() if sys.stdout.isatty() else Console(width=WIDTH_OF_LOGS)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        documents = find([options.corpus, *options.also], options.documents)
        rows = _run(documents, options, console)
    except CorpusError as error:
        console.print(str(error), markup=False, highlight=False)
        return NOTHING_TO_DO
    except KeyboardInterrupt:
        console.print("Interrupted. The same command goes on where this one stopped.")
        return INTERRUPTED
    versions = f"specmint {__version__} on Python {platform.python_version()}"
    _keep(options.out, rows, versions)
    console.print(table(rows))
    for text in failures(rows):
        console.print(text)
    failed = sum(bool(each.failed) for each in rows)
    index = write_pages(options.out, rows, versions)
    console.print(f"{len(rows) - failed} of {len(rows)} documents passed. More in {index}")
    return FAILED if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument("documents", nargs="*", help="names of documents (default: all)")
    parser.add_argument("--corpus", type=Path, default=REPOSITORY.parent / "shared" / "corpus", help="their folder")
    parser.add_argument("--also", type=Path, action="append", default=[], help="one more folder, if it exists")
    parser.add_argument("--out", type=Path, default=REPOSITORY / ".corpus", help="where everything is written")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="documents at a time")
    parser.add_argument("--limit", type=float, default=1800, help="seconds for one step of one document")
    parser.add_argument("--formatter", choices=("black", "ruff"), default="ruff", help="what formats the clients")
    parser.add_argument("--fresh", action="store_true", help="forget what earlier runs found")
    return parser


def _run(documents: Sequence[Document], options: argparse.Namespace, console: Console) -> list[Row]:
    if options.fresh:
        for document in documents:
            shutil.rmtree(options.out / "documents" / document.name, ignore_errors=True)
    with TerminalProgress(console, len(documents)) as progress:
        run = Run(options.out.resolve(), options.formatter, Processes(options.limit), progress)
        return [row(result) for result in run.all(documents, options.jobs)]


def _keep(folder: Path, rows: Sequence[Row], versions: str) -> None:
    results = {"made_by": versions, "documents": [each.content() for each in rows]}
    (folder / "results.json").write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
