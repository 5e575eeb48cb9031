"""What specmint itself says it left out or degraded."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.corpus.case import Case

Loss = dict[str, Any]


@dataclass(frozen=True)
class Report:
    """Losses as specmint writes them; the numbers of ``Any`` that the document asks for, and of the others."""

    left_out: list[Loss] = field(default_factory=list)
    degraded: list[Loss] = field(default_factory=list)
    any_documented: int = 0
    any_undocumented: int = 0

    @property
    def missing(self) -> set[str]:
        """The operations and webhooks that were left out, as ``METHOD /path``."""
        return {route for loss in self.left_out for route in loss["operations"]}


def report_of(case: Case) -> Report:
    """The report on a case; an empty one where nothing was generated."""
    if not case.report.exists():
        return Report()
    content = json.loads(case.report.read_text(encoding="utf-8"))["clients"].get(case.package, {})
    return Report(**{name: content[name] for name in Report.__dataclass_fields__ if name in content})
