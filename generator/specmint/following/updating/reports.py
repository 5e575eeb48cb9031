"""The reports for reviewers: an HTML page and the text of a pull request. They are never committed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from specmint.building.putting import make_folder, put, remove
from specmint.following.updating.touched_files import REPORTS, plain_name
from specmint.package.output.exchange import disk_errors_as_diagnostics

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.changes.rules.change import Comparison
    from specmint.ir.client import ClientConfig

PAGE: Final = "report.html"
BODY: Final = "pull-request.md"
TITLE: Final = "title"
CHANGES: Final = "changes.json"
PUSHED: Final = ("branch", "commit", "lease")
"""The names of the files that describe the commit to push, one value each, so that a shell can read them."""
IGNORED: Final = ".gitignore"


@dataclass(frozen=True)
class ReviewReport:
    """The title of a pull request, its text in Markdown, and the comparison behind them."""

    title: str
    body: str
    comparison: Comparison

    def files(self) -> dict[str, str]:
        """The texts of all reports, by file name."""
        from specmint.changes.reporting.forms import render

        page, changes = render(self.comparison, "html"), render(self.comparison, "json")
        return {TITLE: f"{self.title}\n", BODY: self.body, PAGE: page, CHANGES: changes}


def report_folder(client: ClientConfig, chosen: Path | None) -> Path:
    """The folder for the reports of a client."""
    return (chosen or Path(REPORTS)) / plain_name(client.name)


def write_reports(files: Mapping[str, str], folder: Path) -> None:
    """Write reports over those of the last run. Raises SpecmintError if that fails."""
    with disk_errors_as_diagnostics(folder):
        make_folder(folder)
        if folder.parent.name == REPORTS and not os.path.lexists(folder.parent / IGNORED):
            put(folder.parent / IGNORED, b"*\n")
        for name, text in files.items():
            put(folder / name, text.encode())


def remove_reports(folder: Path) -> None:
    """Delete the reports of the last run, and no other files. Raises SpecmintError if that fails."""
    with disk_errors_as_diagnostics(folder):
        remove(folder, (TITLE, BODY, PAGE, CHANGES, *PUSHED))
