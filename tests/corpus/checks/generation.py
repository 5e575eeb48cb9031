"""Generate the client, with its fixtures."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from tests.corpus.checks.specmint import generate
from tests.corpus.outcomes import Finding

if TYPE_CHECKING:
    from tests.corpus.case import Case

SURROUNDINGS = {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
INCOMPLETE = 1
"""The status of a run that names what it had to leave out."""


def check(case: Case) -> Finding:
    """A client is there, and where the command ended with another status than 0 it has said what is missing."""
    for folder in (case.source, case.clients):
        shutil.rmtree(folder, ignore_errors=True)
    case.report.unlink(missing_ok=True)
    case.document.unpack(case.source)
    case.clients.mkdir()
    document = os.path.relpath(case.root, case.clients)
    said = generate(case, document, case.client, SURROUNDINGS, "--report", str(case.report))
    figures = {
        "status": said.status,
        "bytes": sum(path.stat().st_size for path in case.source.rglob("*") if path.is_file()),
    }
    if said.status in {0, INCOMPLETE} and (case.client / "__init__.py").exists():
        return Finding([], figures)
    return Finding([f"specmint generate ended with {said.status}.\n{said.errors}"], figures)
