"""Writes the report of a run to a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from specmint.building.putting import put
from specmint.package.output.exchange import disk_errors_as_diagnostics

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from specmint.ir.report import Report


def write_reports(reports: Mapping[str, Report], path: Path) -> None:
    """Write the reports of all clients, by name, as one JSON document. Raises SpecmintError if that fails."""
    content = {"clients": {name: each.content() for name, each in reports.items()}}
    with disk_errors_as_diagnostics(path):
        put(path, f"{json.dumps(content, indent=2)}\n".encode())
