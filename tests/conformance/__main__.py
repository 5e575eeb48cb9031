"""`make conformance`: what clients send and give, judged by others; every failure with whose fault it is."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from tests.conformance.environment import prepare
from tests.conformance.table import table, write_failures
from tests.corpus.documents import CorpusError, find
from tests.corpus.processes import Processes
from tests.corpus.run import Run
from tests.corpus.steps import FIRST, REPOSITORY, Step
from tests.corpus.terminal import TerminalProgress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.corpus.run import Result

WIDTH_OF_LOGS = 140
FAILED, NOTHING_TO_DO, INTERRUPTED = 1, 2, 130
READERS = ("forms.py", "styles.py", "uris.py", "requirements.py", "../corpus/checks/reading.py")
STEPS = (
    FIRST,
    Step("exchange", "exchange", package="tests.conformance", code=("answers.py", "sorting.py")),
    Step("parser", "parser", package="tests.conformance", code=("exchange.py", "sorting.py", *READERS)),
    Step(
        "judge",
        "openapi-core",
        package="tests.conformance",
        code=("exchange.py", "sorting.py", "openapi_core_judge.py", "judge.lock"),
    ),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Judge documents and give the exit status: 1 if a client is at fault, 2 if there are none, 130 after Ctrl-C."""
    options = _parser().parse_args(arguments)
    console = Console() if sys.stdout.isatty() else Console(width=WIDTH_OF_LOGS)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if options.judge:
        prepare()
    try:
        results = _run(options, console)
    except CorpusError as error:
        console.print(str(error), markup=False, highlight=False)
        return NOTHING_TO_DO
    except KeyboardInterrupt:
        console.print("Interrupted. The same command goes on where this one stopped.")
        return INTERRUPTED
    console.print(table(results))
    place = write_failures(options.out, results)
    failed = [result.name for result in results if result.failed]
    console.print(f"{len(results) - len(failed)} of {len(results)} documents passed. Every failure is in {place}")
    return FAILED if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description=__doc__)
    parser.add_argument("documents", nargs="*", help="names of documents (default: all)")
    parser.add_argument("--corpus", type=Path, default=REPOSITORY.parent / "shared" / "corpus", help="their folder")
    parser.add_argument("--also", type=Path, action="append", default=[], help="one more folder, if it exists")
    parser.add_argument("--out", type=Path, default=REPOSITORY / ".corpus", help="where everything is written")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="documents at a time")
    parser.add_argument("--limit", type=float, default=1800, help="seconds for one step of one document")
    parser.add_argument("--no-judge", dest="judge", action="store_false", help="do without openapi-core")
    return parser


def _run(options: argparse.Namespace, console: Console) -> list[Result]:
    documents = find([options.corpus, *options.also], options.documents)
    steps = STEPS if options.judge else STEPS[:-1]
    with TerminalProgress(console, len(documents), {step.name: step.title for step in STEPS}) as progress:
        return Run(options.out.resolve(), "ruff", Processes(options.limit), progress, steps).all(
            documents, options.jobs
        )


if __name__ == "__main__":
    sys.exit(main())
