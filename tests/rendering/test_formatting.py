from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import pytest

from specmint.ir.diagnostics import SpecmintError
from specmint.parallel import Inline
from specmint.rendering.formatting import LINE_LENGTH, Formatter, Formatting

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

P = ParamSpec("P")
T = TypeVar("T")
SOURCES = {
    "a.py": "x = {  'a':1,\n 'b':[1,2,],}\n",
    "b/c.py": f"def f(a,b,)->None:\n  '''Doc.'''\n  return {' + '.join(['a'] * 80)}\n",
    "empty.py": "",
    "d.py": "class A:\n    x:int=1\n    def g(self): pass\n",
}


@pytest.mark.parametrize("formatter", ["black", "ruff"])
def test_sources_are_formatted_and_mean_the_same(formatter: Formatter) -> None:
    made = Formatting(formatter, Inline()).apply(SOURCES)
    assert made.keys() == SOURCES.keys()
    for name, source in SOURCES.items():
        assert ast.dump(ast.parse(made[name])) == ast.dump(ast.parse(source))
        assert max(map(len, made[name].split("\n"))) <= LINE_LENGTH
    assert made["a.py"] == 'x = {"a": 1, "b": [1, 2]}\n'
    assert Formatting(formatter, Inline()).apply(made) == made


def test_both_formatters_agree_on_what_we_print() -> None:
    assert Formatting("ruff", Inline()).apply(SOURCES) == Formatting("black", Inline()).apply(SOURCES)


class Watched(Inline):
    """Notes the names of the sources it is given."""

    def __init__(self) -> None:
        self.given: list[set[str]] = []

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        self.given += [set(each) for each in args if isinstance(each, dict)]
        return super().submit(function, *args, **kwargs)


def test_half_of_the_work_is_given_to_the_executor() -> None:
    watched = Watched()
    Formatting("black", watched).apply({}, lambda: SOURCES)
    assert watched.given == [{"b/c.py", "a.py"}]


def test_a_missing_ruff_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(SpecmintError, match="'ruff' is not installed"):
        Formatting("ruff", Inline()).apply(SOURCES)


def test_ruff_is_looked_for_in_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Path(sys.executable).with_name("ruff")
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    monkeypatch.setattr(shutil, "which", lambda _: str(found))
    assert Formatting("ruff", Inline()).apply({"a.py": "x=1"}) == {"a.py": "x = 1\n"}


def test_no_setting_of_the_user_changes_the_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.ruff]\nline-length = 20\n[tool.black]\nline-length = 20\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    source = {"a.py": f"x = [{', '.join(['1'] * 20)}]\n"}
    assert Formatting("ruff", Inline()).apply(source) == source
    assert Formatting("black", Inline()).apply(source) == source


def test_a_failing_ruff_is_no_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", _failing)
    with pytest.raises(subprocess.CalledProcessError):
        Formatting("ruff", Inline()).apply(SOURCES)


def _failing(*_: object, **__: object) -> None:
    raise subprocess.CalledProcessError(2, "ruff")
