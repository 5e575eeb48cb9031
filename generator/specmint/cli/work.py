"""The tasks of generate and lint, and the status of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.cli.report import write_reports
from specmint.cli.status import status_of, status_of_report
from specmint.configuration import label
from specmint.document.reading.source import read_source
from specmint.following.updating.touched_files import recover
from specmint.ir.diagnostics import SpecmintError
from specmint.pipeline import generate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from specmint.cli.console import Console
    from specmint.ir.client import ClientConfig
    from specmint.ir.load_options import LoadOptions
    from specmint.ir.output import Written


def generate_all(
    clients: Sequence[ClientConfig], console: Console, report: Path | None, *, overwrite_edits: bool
) -> int:
    """Generate each client, and write a report. Returns 1 for losses that are not allowed."""
    status, reports = 0, {}
    for client in clients:
        with console.progress(client.name) as progress:
            recover(client)
            source = read_source(client.document, client.reading)
            written, built = generate(client, source, progress, overwrite_edits=overwrite_edits)
        console.diagnostics(built.diagnostics)
        console.message(f"{client.name}: {built.report}")
        console.message(f"{client.name}: {counts(written)} in {client.output}")
        reports[client.name] = built.report
        status = max(status, status_of_report(client, built.report))
    if report is not None:
        write_reports(reports, report)
    return status


def counts(written: Written) -> str:
    """The numbers of new, changed, removed and unchanged files."""
    if written.is_nothing:
        return f"{written.unchanged} files are up to date"
    parts = {"new": written.created, "changed": written.changed, "removed": written.removed}
    counts = [f"{len(paths)} {word}" for word, paths in parts.items() if paths]
    return f"{', '.join(counts)}, {written.unchanged} as they were"


def lint_document(spec: str, reading: LoadOptions, form: str, console: Console) -> int:
    """Print the problems of a document. Returns 1 if it has any, 2 if it cannot be read."""
    from specmint.diagnostics.github import render_github
    from specmint.diagnostics.json_report import render_json
    from specmint.diagnostics.text import render_text
    from specmint.pipeline import lint

    try:
        found, status = lint(spec, reading), 1
    except SpecmintError as error:
        found, status = error.diagnostics, status_of(error.diagnostics)
    renderers = {"json": render_json, "github": render_github}
    text = renderers[form](found) if form in renderers else render_text(found, color=False)
    if text.strip():
        console.result(text.rstrip("\n"), form)
    if not found:
        console.message(f"{label(spec)}: nothing to complain about.")
    return status if found else 0
