"""Results as rows: what the table, the page and the JSON file show of a document."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from tests.corpus.report import Report, report_of
from tests.corpus.steps import FIRST, STEPS

if TYPE_CHECKING:
    from tests.corpus.outcomes import Outcome
    from tests.corpus.run import Result

TITLES = {step.name: step.title for step in STEPS}


@dataclass(frozen=True)
class Row:
    """One document. Sizes are in bytes, times in seconds; ``memory`` is that of the largest process of any step."""

    name: str
    failed: list[str]
    figures: dict[str, Any]
    generating: float
    seconds: float
    memory: int
    report: Report
    outcomes: list[Outcome]

    def figure(self, name: str) -> int:
        """A figure by name; 0 where the step that gives it did not come so far."""
        return int(self.figures.get(name, 0))

    @property
    def described(self) -> int:
        """How many operations the document has."""
        return self.figure("described")

    @property
    def exposed(self) -> int:
        """How many operations can be called."""
        return self.figure("exposed")

    @property
    def missing(self) -> int:
        """How many operations and webhooks are named as left out."""
        return len(self.report.missing)

    @property
    def openapi(self) -> str:
        return str(self.figures.get("openapi", ""))

    def content(self) -> dict[str, Any]:
        """The row as JSON values."""
        return asdict(self)


def row(result: Result) -> Row:
    """The row of a result."""
    outcomes = result.outcomes
    figures = {name: value for outcome in outcomes for name, value in outcome.figures.items()}
    return Row(
        name=result.name,
        failed=[TITLES[outcome.step] for outcome in result.failed],
        figures=figures,
        generating=next(outcome.seconds for outcome in outcomes if outcome.step == FIRST.name),
        seconds=round(sum(outcome.seconds for outcome in outcomes), 2),
        memory=max(outcome.memory for outcome in outcomes),
        report=report_of(result.case),
        outcomes=outcomes,
    )
