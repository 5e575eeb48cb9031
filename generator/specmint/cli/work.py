"""What the commands do, and the status each ends with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.cli.report import write_reports
from specmint.cli.status import status_of, status_of_report
from specmint.configuration import label
from specmint.ir.diagnostics import SpecmintError
from specmint.pipeline import generate
from specmint.reading.source import read_source
from specmint.updating.places import recover

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from specmint.cli.console import Console
    from specmint.configuration import ClientConfig
    from specmint.ir.output import Written
    from specmint.reading.options import LoadOptions


def generate_all(
    clients: Sequence[ClientConfig], console: Console, report: Path | None, *, overwrite_edits: bool
) -> int:
    """Generate each client, and write a report; 1 where something was left out or degraded that need not be."""
    status, reports = 0, {}
    for client in clients:
        with console.progress(client.name) as progress:
            recover(client)
            source = read_source(client.document, client.reading)
            written, built = generate(client, source, progress, overwrite_edits=overwrite_edits)
        console.diagnostics(built.diagnostics)
        console.message(f"{client.name}: {built.report}")
        console.message(f"{client.name}: {told_counts(written)} in {client.output}")
        reports[client.name] = built.report
        status = max(status, status_of_report(client, built.report))
    if report is not None:
        write_reports(reports, report)
    return status


def told_counts(written: Written) -> str:
    """How many files are new, changed, removed and as they were."""
    if written.is_nothing:
        return f"{written.unchanged} files are up to date"
    parts = {"new": written.created, "changed": written.changed, "removed": written.removed}
    counts = [f"{len(paths)} {word}" for word, paths in parts.items() if paths]
    return f"{', '.join(counts)}, {written.unchanged} as they were"


def lint_document(spec: str, reading: LoadOptions, form: str, console: Console) -> int:
    """Print what is wrong with a document; 1 where anything is, 2 where it cannot be read."""
    from specmint.diagnostics.github import render_github
    from specmint.diagnostics.json_report import render_json
    from specmint.diagnostics.text import render_text
    from specmint.stages.load import load
    from specmint.stages.validate import validate

    try:
        loaded = load(spec, reading)
        found, status = (*loaded.diagnostics, *validate(loaded.document)), 1
    except SpecmintError as error:
        found, status = error.diagnostics, status_of(error.diagnostics)
    renderers = {"json": render_json, "github": render_github}
    text = renderers[form](found) if form in renderers else render_text(found, color=False)
    if text.strip():
        console.result(text.rstrip("\n"))
    if not found:
        console.message(f"{label(spec)}: nothing to complain about.")
    return status if found else 0
