"""The table of a run, and the file that names every operation that fails, with whose fault it is and why."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.corpus.run import Result

COLUMNS = ("operations", "requests", "parser", "openapi-core", "answers", "client", "judge", "document", "sound")
FAULTS = ("client", "judge", "document")
SHOWN = 500


def table(results: Sequence[Result]) -> Table:
    """One line a document: what was judged, and how many operations fail by whose fault."""
    shown = Table(
        caption="client, judge, document: operations that fail, by whose fault it is; sound: without the document's",
        box=SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
    )
    shown.add_column("document", no_wrap=True)
    for column in COLUMNS:
        shown.add_column(column, justify="right", no_wrap=True)
    total = [0] * 8
    for result in results:
        counts = _counts(result)
        total = [sum(pair) for pair in zip(total, counts, strict=True)]
        shown.add_row(Text(result.name), *map(_number, counts), _share(counts), style="red" if result.failed else "")
    shown.add_section()
    shown.add_row("all", *map(_number, total), _share(total))
    return shown


def write_failures(folder: Path, results: Sequence[Result]) -> Path:
    """Write every failure, by document, fault and reason, with the operations; give the place."""
    content = {result.name: _failures(result) for result in results}
    place = folder / "conformance.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(
        json.dumps({name: told for name, told in content.items() if told}, indent=2) + "\n", encoding="utf-8"
    )
    return place


def _number(count: int) -> str:
    return f"{count:,}"


def _share(counts: Sequence[int]) -> str:
    operations, client, document = counts[0], counts[5], counts[7]
    sound = operations - document
    return f"{100 * (sound - client) / sound:.1f} %" if sound else "-"


def _sorted(result: Result) -> list[list[str]]:
    return [
        [*each, outcome.step]
        for outcome in result.outcomes
        for each in outcome.figures.get("sorted", {}).get(outcome.step, ())
    ]


def _counts(result: Result) -> list[int]:
    figures = {name: value for outcome in result.outcomes for name, value in outcome.figures.items()}
    counts = [int(figures.get(name, 0)) for name in ("called", "sent", "parsed", "judged", "answers")]
    blamed: dict[str, set[str]] = defaultdict(set)
    for fault, route, *_ in _sorted(result):
        blamed[fault].add(route)
    # Who is at fault for one request is so for its operation, the client before the others.
    judged = blamed["judge"] - blamed["client"]
    return [*counts, len(blamed["client"]), len(judged), len(blamed["document"] - blamed["client"] - judged)]


def _failures(result: Result) -> list[dict[str, Any]]:
    by_reason: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for fault, route, what, reason, step in _sorted(result):
        by_reason[fault, step, reason[:SHOWN]].add(f"{route} ({what})")
    broken = [
        {"fault": "client", "by": outcome.step, "reason": outcome.problems[0], "operations": []}
        for outcome in result.outcomes
        if outcome.failed and "sorted" not in outcome.figures
    ]
    listed = [
        {"fault": fault, "by": step, "reason": reason, "operations": sorted(operations)}
        for (fault, step, reason), operations in by_reason.items()
    ]
    return broken + sorted(listed, key=lambda each: FAULTS.index(str(each["fault"])))
