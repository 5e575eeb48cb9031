from __future__ import annotations

import ast
import gzip
import shutil
import subprocess
import sys
from pathlib import Path

import black
import pytest
from black.mode import TargetVersion

from specmint.building.batches import BuildContext
from specmint.document.reading.source import Source
from specmint.ir.client import ClientConfig, Formatter
from specmint.ir.diagnostics import SpecmintError
from specmint.pipeline import build
from specmint.python import formatting
from specmint.python.formatting import Draft, formatted, in_style_of_black
from specmint.python.layout import LINE_LENGTH
from tests.conftest import ROOT

MODE = black.Mode(line_length=LINE_LENGTH, target_versions={TargetVersion.PY310}, magic_trailing_comma=False)
SOURCES = {
    "a.py": "x = {  'a':1,\n 'b':[1,2,],}\n",
    "b/c.py": f"def f(a,b,)->None:\n  '''Doc.'''\n  return {' + '.join(['a'] * 80)}\n",
    "empty.py": "",
    "d.py": "class A:\n    x:int=1\n    def g(self): pass\n",
}
DRAFTS = {path: Draft(source) for path, source in SOURCES.items()}
CORPUS = ROOT.parent / "shared" / "corpus"


@pytest.mark.parametrize("formatter", ["black", "ruff"])
def test_sources_are_formatted_and_mean_the_same(formatter: Formatter) -> None:
    made = formatted(DRAFTS, formatter, BuildContext())
    assert made.keys() == SOURCES.keys()
    for name, source in SOURCES.items():
        assert ast.dump(ast.parse(made[name])) == ast.dump(ast.parse(source))
        assert max(map(len, made[name].split("\n"))) <= LINE_LENGTH
    assert made["a.py"] == 'x = {"a": 1, "b": [1, 2]}\n'
    again = {path: Draft(source) for path, source in made.items()}
    assert formatted(again, formatter, BuildContext()) == made


def test_both_formatters_agree_on_what_we_print() -> None:
    assert formatted(DRAFTS, "ruff", BuildContext()) == formatted(DRAFTS, "black", BuildContext())


def test_imports_are_written_anew_where_that_is_asked_for() -> None:
    source = "from a import b, c\n\nx = [c, d]\n"
    made = formatted({"a.py": Draft(source, {"d": "e"}), "b.py": Draft(source)}, "ruff", BuildContext())
    assert made["a.py"].endswith("from a import c\nfrom e import d\n\nx = [c, d]\n")
    assert made["b.py"] == source


def test_equal_sources_are_formatted_once() -> None:
    assert formatted({"a.py": Draft("x=1"), "b.py": Draft("x=1")}, "black", BuildContext()) == dict.fromkeys(
        ("a.py", "b.py"), "x = 1\n"
    )


def test_what_was_formatted_before_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    work = BuildContext()
    before = formatted(DRAFTS, "black", work)
    given = _noted(monkeypatch)
    changed = {**DRAFTS, "a.py": Draft("y = 1\n")}
    assert formatted(changed, "black", work) == {**before, "a.py": "y = 1\n"}
    assert given == ["y = 1\n"]
    formatted(changed, "ruff", work)


def _noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that are to be formatted, which then stay as they are."""
    given: list[str] = []

    def note(source: str) -> str:
        given.append(source)
        return source

    monkeypatch.setattr(formatting, "in_style_of_black", note)
    return given


def test_a_missing_ruff_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(SpecmintError, match="'ruff' is not installed"):
        formatted(DRAFTS, "ruff", BuildContext())


def test_ruff_is_looked_for_in_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Path(sys.executable).with_name("ruff")
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    monkeypatch.setattr(shutil, "which", lambda _: str(found))
    assert formatted({"a.py": Draft("x=1")}, "ruff", BuildContext()) == {"a.py": "x = 1\n"}


def test_no_setting_of_the_user_changes_the_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.ruff]\nline-length = 20\n[tool.black]\nline-length = 20\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    source = f"x = [{', '.join(['1'] * 20)}]\n"
    for formatter in ("ruff", "black"):
        assert formatted({"a.py": Draft(source)}, formatter, BuildContext()) == {"a.py": source}


def test_a_failing_ruff_is_no_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", _failing)
    with pytest.raises(subprocess.CalledProcessError):
        formatted(DRAFTS, "ruff", BuildContext())


def _failing(*_: object, **__: object) -> None:
    raise subprocess.CalledProcessError(2, "ruff")


DOCUMENTS = [
    *sorted((ROOT / "tests" / "golden").glob("*/*/spec.yaml")),
    *(CORPUS / f"{name}.gz" for name in ("train-travel.yaml", "spotify-official.yaml", "anthropic-unofficial.json")),
]


@pytest.mark.parametrize("place", DOCUMENTS, ids=lambda place: "/".join(place.parts[-3:]))
def test_whole_packages_are_as_black_formats_them(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not place.exists():
        pytest.skip("the corpus is not here")
    sources = _noted(monkeypatch)
    data = gzip.decompress(place.read_bytes()) if place.suffix == ".gz" else place.read_bytes()
    client = ClientConfig("x", place.name, place.name, Path("unused"), "x", fixtures="none")
    try:
        build(client, Source(place.name.removesuffix(".gz"), data, {}), lambda _: None, BuildContext())
    except SpecmintError:
        pytest.skip("nothing comes of this document")
    monkeypatch.undo()
    for source in sources:
        assert in_style_of_black(source) == black.format_str(source, mode=MODE)
