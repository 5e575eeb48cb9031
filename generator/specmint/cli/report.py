"""The report of a run as a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_output import OUTPUT_NOT_WRITABLE
from specmint.ir.diagnostics import SpecmintError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from specmint.ir.report import Report


def write_reports(reports: Mapping[str, Report], path: Path) -> None:
    """Write the reports of all clients, by name, as one JSON document. Raises SpecmintError if that cannot be done."""
    content = {"clients": {name: each.content() for name, each in reports.items()}}
    try:
        path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise SpecmintError([report(OUTPUT_NOT_WRITABLE, path=path, reason=error.strerror)]) from error
