"""What was measured beside its target, as a table for the terminal and as JSON."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One line of the table. ``met`` is None where there is no target, or where the row was ``skipped`` for a reason.

    ``measured`` is a ratio or a share; ``details`` go to the JSON only.
    """

    work: str
    ours: str = ""
    reference: str = ""
    measured: float | None = None
    target: str = ""
    met: bool | None = None
    skipped: str = ""
    details: list[Mapping[str, Any]] = field(default_factory=list)

    @property
    def verdict(self) -> str:
        """The last column."""
        if self.skipped:
            return f"skipped: {self.skipped}"
        return "" if self.met is None else "met" if self.met else "missed"


def table(title: str, rows: Iterable[Row]) -> Table:
    """The rows for a terminal."""
    made = Table(title=title, title_justify="left")
    for column in ("work", "specmint", "compared with"):
        made.add_column(column, overflow="fold")
    for column in ("measured", "target"):
        made.add_column(column, justify="right", no_wrap=True)
    made.add_column("verdict", overflow="fold")
    for row in rows:
        measured = "" if row.measured is None else f"{row.measured:.2f}"
        made.add_row(row.work, row.ours, row.reference, measured, row.target, row.verdict)
    return made


def keep(path: Path, group: str, rows: Iterable[Row]) -> None:
    """Write the rows of one group beside those of the others that an earlier run has left."""
    path.parent.mkdir(exist_ok=True)
    known = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    groups = {**known.get("groups", {}), group: [asdict(row) for row in rows]}
    machine = {"python": platform.python_version(), "system": platform.platform(), "processors": os.cpu_count()}
    path.write_text(json.dumps({"machine": machine, "groups": groups}, indent=2) + "\n", encoding="utf-8")
