"""Making a package, and all that is told about it, in this process and in memory."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from specmint.building.batches import BuildContext
from specmint.building.parallel import Inline
from specmint.changes.comparing.compare import compare
from specmint.changes.comparing.revision import Revision
from specmint.changes.reporting import changelog, pull_request
from specmint.changes.reporting.forms import FORMS, render
from specmint.diagnostics.github import render_github
from specmint.diagnostics.json_report import render_json
from specmint.diagnostics.text import render_text
from specmint.document.reading.source import source_of
from specmint.ir.client import ClientConfig
from specmint.ir.names import NOTHING
from specmint.ir.policy import Policy
from specmint.pipeline import Built, build

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from specmint.building.content_cache import ContentCache
    from specmint.ir.diagnostics import Diagnostic

PACKAGE = "acme"
CLIENT = ClientConfig(PACKAGE, "doc.json", "doc.json", Path("acme"), PACKAGE, formatter="ruff", allow_incomplete=True)


def built(document: dict[str, Any], memory: ContentCache) -> Built:
    """The package of a document. Raises SpecmintError."""
    source = source_of("doc.json", json.dumps(document).encode(), CLIENT.reading)
    return build(CLIENT, source, lambda _: None, BuildContext(Inline(), memory), NOTHING)


def revision(package: Built) -> Revision:
    """A package as one side of a comparison."""
    assert package.scope is not None
    assert package.catalog is not None
    return Revision("doc.json", package.scope, package.catalog, package.files, PACKAGE)


def reports(old: Built, new: Built) -> Iterator[tuple[str, str]]:
    """Everything that is told about the step from one package to another: the form, and the text."""
    comparison = compare(revision(old), revision(new), Policy(), today=date(2026, 1, 1))
    for form in FORMS:
        yield form, render(comparison, form)
    yield "markdown", changelog.entry(comparison, "2026-01-01")
    yield "markdown", pull_request.body(comparison)
    yield "text", pull_request.title(comparison)


def told(found: tuple[Diagnostic, ...]) -> Mapping[str, str]:
    """Findings in each of their forms."""
    return {"text": render_text(found, color=False), "github": render_github(found)}


def told_as_json(found: tuple[Diagnostic, ...]) -> str:
    """Findings for a program."""
    return render_json(found)
