"""Documents through all steps, several at a time."""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from tests.corpus.case import Case
from tests.corpus.outcomes import Outcome, kept
from tests.corpus.steps import FIRST, REPOSITORY, STEPS, Step, key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.corpus.documents import Document
    from tests.corpus.outcomes import Status
    from tests.corpus.processes import Ended, Processes

LAST_LINES = 15


@dataclass(frozen=True)
class Result:
    """A document and the outcome of each of its steps, in their order."""

    case: Case
    outcomes: list[Outcome]

    @property
    def name(self) -> str:
        return self.case.document.name

    @property
    def failed(self) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.failed]


class Progress(Protocol):
    """Who wants to know how far the run is."""

    def working(self, document: Document, step: str) -> None:
        """A step begins."""

    def finished(self, result: Result) -> None:
        """A document is through."""


@dataclass(frozen=True)
class Run:
    """One run over a corpus. ``folder`` holds what comes out, and what earlier runs found."""

    folder: Path
    formatter: str
    processes: Processes
    progress: Progress
    steps: Sequence[Step] = field(default_factory=lambda: STEPS)

    def all(self, documents: Sequence[Document], jobs: int) -> list[Result]:
        """Every document through every step, ``jobs`` at a time; the results by name."""
        with ThreadPoolExecutor(jobs) as pool:
            pending = [pool.submit(self.one, document) for document in documents]
            try:
                for done in as_completed(pending):
                    self.progress.finished(done.result())
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                self.processes.stop()
                raise
        return sorted((done.result() for done in pending), key=lambda result: result.name)

    def one(self, document: Document) -> Result:
        """One document through every step."""
        case = Case(self.folder / "documents" / document.name, document, self.formatter)
        (case.folder / "steps").mkdir(parents=True, exist_ok=True)
        case.keep()
        return Result(case, list(self._outcomes(case)))

    def _outcomes(self, case: Case) -> Iterator[Outcome]:
        first = self._outcome(FIRST, case)
        yield first
        for step in self.steps[1:]:
            yield Outcome(step.name, "", "skipped") if first.failed else self._outcome(step, case)

    def _outcome(self, step: Step, case: Case) -> Outcome:
        """What an earlier run found of the same inputs, or what the step finds now."""
        decides, place = key(step, case), case.outcome(step.name)
        known = kept(place, decides)
        if known is not None and (known.failed or case.client.is_dir()):
            return known
        self.progress.working(case.document, step.title)
        outcome = self.take(step, case, decides)
        outcome.keep(place)
        return outcome

    def take(self, step: Step, case: Case, decides: str = "") -> Outcome:
        """Run one step in a process of its own; what it finds, under the key ``decides``."""
        place = case.finding(step.name)
        place.unlink(missing_ok=True)
        command = [sys.executable, "-m", "tests.corpus.checks", step.module, str(case.folder)]
        ended = self.processes.run(command, REPOSITORY, case.log(step.name))
        finding = json.loads(place.read_text(encoding="utf-8")) if place.exists() and not ended.status else None
        if finding is None:
            reason = self._broken(ended, case.log(step.name))
            finding = {"problems": [reason], "count": 1, "figures": {}}
        status: Status = "timeout" if ended.timed_out else "failed" if finding["count"] else "passed"
        return Outcome(step.name, decides, status, round(ended.seconds, 2), ended.memory, **finding)

    def _broken(self, ended: Ended, log: Path) -> str:
        """Why a step has no finding."""
        if ended.timed_out:
            return f"It was stopped after {self.processes.limit:.0f} seconds."
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-LAST_LINES:]
        return "\n".join([f"The check itself ended with status {ended.status}:", *lines])
