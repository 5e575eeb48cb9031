"""The result of an update or upgrade."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from specmint.ir.report import Report

if TYPE_CHECKING:
    from specmint.following.updating.reports import ReviewReport
    from specmint.ir.diagnostics import Diagnostic
    from specmint.ir.output import Written


@dataclass(frozen=True)
class Outcome:
    """The result in one sentence, and its diagnostics, reports, number of fixtures run, and files written."""

    sentence: str
    diagnostics: tuple[Diagnostic, ...] = ()
    report: Report = field(default_factory=Report)
    review: ReviewReport | None = None
    played: int = 0
    written: Written | None = None
