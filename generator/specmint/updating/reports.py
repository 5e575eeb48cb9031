"""What a reviewer reads: one page, and the text of a pull request. Both are told aside and never committed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_output import OUTPUT_NOT_WRITABLE
from specmint.ir.diagnostics import SpecmintError
from specmint.updating.places import REPORTS, plain_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.configuration import ClientConfig
    from specmint.ir.changes import Comparison

PAGE: Final = "report.html"
BODY: Final = "pull-request.md"
TITLE: Final = "title"
CHANGES: Final = "changes.json"


@dataclass(frozen=True)
class Told:
    """A title in one line, a text in Markdown, and the changes behind them."""

    title: str
    body: str
    comparison: Comparison

    def files(self) -> dict[str, str]:
        """Everything, by file name."""
        from specmint.telling.forms import render

        page, changes = render(self.comparison, "html"), render(self.comparison, "json")
        return {TITLE: f"{self.title}\n", BODY: self.body, PAGE: page, CHANGES: changes}


def report_folder(client: ClientConfig, chosen: Path | None) -> Path:
    """Where the reports of a client go."""
    return (chosen or Path(REPORTS)) / plain_name(client.name)


def write_reports(files: Mapping[str, str], folder: Path) -> None:
    """Put reports in the place of those of the last run. Raises SpecmintError where that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        ignored = folder.parent / ".gitignore"
        if folder.parent.name == REPORTS and not ignored.exists():
            ignored.write_text("*\n", encoding="utf-8")
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        place = error.filename or folder
        raise SpecmintError([report(OUTPUT_NOT_WRITABLE, path=place, reason=error.strerror)]) from error
