"""What a step came to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from specmint.ir.report import Report

if TYPE_CHECKING:
    from specmint.ir.diagnostics import Diagnostic
    from specmint.ir.output import Written
    from specmint.updating.reports import Told


@dataclass(frozen=True)
class Outcome:
    """A step in one line; and where it was not nothing, what was found, told, tested (in fixtures) and written."""

    sentence: str
    diagnostics: tuple[Diagnostic, ...] = ()
    report: Report = field(default_factory=Report)
    told: Told | None = None
    played: int = 0
    written: Written | None = None
