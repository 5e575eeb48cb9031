"""Every rule about documents has a document that breaks it, and the text its author would see."""

from __future__ import annotations

from pathlib import Path

import pytest

from specmint.diagnostics.rules import RULES
from specmint.diagnostics.text import render_text
from specmint.document.reading.stage import load
from specmint.document.validation.stage import validate
from specmint.ir.diagnostics import Diagnostic, SpecmintError
from specmint.ir.load_options import LoadOptions
from tests.golden.recording import check

CASES = Path(__file__).parent / "cases"
RECORD = "expected.txt"
FOLDERS = sorted(folder for folder in CASES.iterdir() if folder.is_dir())
WITHOUT_DOCUMENT = {
    "file-missing",
    "file-is-directory",
    "file-unreadable",
    "document-too-large",
    "url-unreachable",
    "url-status",
    "private-address",
    "url-is-page",
    "too-many-files",
    "url-encoding",
    "bad-header",
    "variable-missing",
    # Needs a document with hundreds of mistakes, or a failure of the library.
    "too-many-findings",
    "validation-incomplete",
}


def _findings(source: str) -> tuple[Diagnostic, ...]:
    try:
        overlays = ("overlay.yaml",) if Path("overlay.yaml").exists() else ()
        loaded = load(source, LoadOptions(overlays=overlays))
    except SpecmintError as error:
        return error.diagnostics
    return (*loaded.diagnostics, *validate(loaded.document))


def _rule_of(folder: Path) -> str:
    names = [rule.name for rule in RULES if folder.name == rule.name or folder.name.startswith(f"{rule.name}-")]
    return max(names, key=len)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_text_of_case(folder: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.chdir(folder)
    source = next(path.name for path in sorted(folder.iterdir()) if path.stem == "spec")
    found = _findings(source)
    assert _rule_of(folder) in {diagnostic.rule.name for diagnostic in found}

    files = {RECORD: render_text(found, color=False)}
    check(folder, files, request.config.getoption("--golden"), RECORD)


def test_every_rule_about_documents_has_a_case() -> None:
    covered = {_rule_of(folder) for folder in FOLDERS}
    wanted = {rule.name for rule in RULES if rule.code[:3] in {"SM1", "SM2", "SM3"}}
    assert wanted - covered == WITHOUT_DOCUMENT
