"""What the terminal shows: how far a run is, then a table and the first lines of every failure."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Self

from rich.box import SIMPLE_HEAD
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from tests.corpus.rows import TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import Console

    from tests.corpus.documents import Document
    from tests.corpus.rows import Row
    from tests.corpus.run import Result

COLUMNS = ("operations", "left out", "degraded", "lines", "generate", "all steps", "memory")
FIRST_PROBLEMS = 3
FIRST_LINES = 6
WIDEST = 300


class TerminalProgress:
    """A bar over all documents, with those that are being worked on; and a line for each that is through."""

    def __init__(self, console: Console, documents: int, titles: Mapping[str, str] = TITLES) -> None:
        self._titles = titles
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._bar = Progress(*columns, console=console, transient=True)
        self._all = self._bar.add_task("documents", total=documents)
        self._working: dict[str, str] = {}
        self._lock = Lock()

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def working(self, document: Document, step: str) -> None:
        """A step begins."""
        with self._lock:
            self._working[document.name] = step
            self._tell()

    def finished(self, result: Result) -> None:
        """A document is through."""
        failed = ", ".join(self._titles[outcome.step] for outcome in result.failed)
        verdict = f"[red]failed: {failed}[/]" if failed else "[green]passed[/]"
        self._bar.console.print(f"{escape(result.name)} {verdict}", highlight=False)
        with self._lock:
            self._working.pop(result.name, None)
            self._tell()
        self._bar.advance(self._all)

    def _tell(self) -> None:
        working = ", ".join(f"{name}: {step}" for name, step in sorted(self._working.items()))
        self._bar.update(self._all, description=escape(working or "documents"))


def table(rows: Sequence[Row]) -> Table:
    """One line a document."""
    shown = Table(caption="memory: that of the largest process of any step", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    shown.add_column("document", no_wrap=True)
    for column in COLUMNS:
        shown.add_column(column, justify="right", no_wrap=True)
    shown.add_column("failed")
    for each in rows:
        shown.add_row(Text(each.name), *_cells(each), Text(", ".join(each.failed), style="red"))
    return shown


def _cells(row: Row) -> Iterator[str]:
    yield f"{row.exposed:,}/{row.described:,}"
    yield from (f"{count:,}" for count in (row.missing, len(row.report.degraded)))
    yield f"{row.figure('lines'):,}"
    yield from (f"{seconds:,.1f} s" for seconds in (row.generating, row.seconds))
    yield f"{row.memory / 1e6:,.0f} MB"


def failures(rows: Sequence[Row]) -> Iterator[Text]:
    """The first lines of what failed, for every document and step."""
    for each in rows:
        for outcome in each.outcomes:
            if outcome.failed:
                problems = f"{outcome.count:,} problem{'s' * (outcome.count != 1)}"
                yield Text(f"{each.name}: {TITLES[outcome.step]}, {problems}", style="bold")
                lines = "\n".join(outcome.problems[:FIRST_PROBLEMS]).splitlines()[:FIRST_LINES]
                yield Text("\n".join(f"  {line[:WIDEST]}" for line in lines))
