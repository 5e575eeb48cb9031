"""The pages: one for all documents, one for each. Everything is escaped, and nothing is loaded from elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tests.corpus.rows import TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.corpus.rows import Row

MEGABYTE = 1_000_000


def write_pages(folder: Path, rows: Sequence[Row], versions: str) -> Path:
    """Write a page for each document below ``folder`` and one that leads to them; give the latter's path.

    ``versions`` says what made the clients.
    """
    templates = _environment()
    for each in rows:
        page = folder / "documents" / each.name / "index.html"
        page.write_text(templates.get_template("document.html.jinja").render(row=each), encoding="utf-8")
    index = folder / "index.html"
    index.write_text(templates.get_template("index.html.jinja").render(rows=rows, versions=versions), encoding="utf-8")
    return index


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["titles"] = TITLES
    environment.filters["number"] = lambda value: f"{value:,}"
    environment.filters["seconds"] = lambda value: f"{value:,.1f} s"
    environment.filters["bytes"] = _bytes
    return environment


def _bytes(size: int) -> str:
    """As people read it, with no more digits than they look at."""
    if size < MEGABYTE:
        return f"{size / 1000:,.0f} kB"
    return f"{size / MEGABYTE:,.{1 if size < 100 * MEGABYTE else 0}f} MB"
