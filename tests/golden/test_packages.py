"""All golden packages at once: what works with one works with each, and each is made the same every time."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
import tokenize
from typing import TYPE_CHECKING

import pytest

from tests import readme
from tests.conftest import ROOT
from tests.golden.cases import packages
from tests.replay import fixtures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SURROUNDINGS = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "4711", "LC_ALL": "C.UTF-8", "TZ": "Asia/Kathmandu"},
)
IMPORT_ALL = "import sys, importlib; [importlib.import_module(name) for name in sys.stdin.read().split()]"
RUNTIME = re.compile(r"\bfrom \.+_runtime\b")
EXCUSE = re.compile(r"#\s*(type:\s*ignore|pyright:|mypy:)")
DOCUMENTS_AFFAIR = (
    "A002",  # an argument is called as the document calls it, which may be ``id``
    "D101",  # what the document does not describe has no docstring
    "D301",  # a description may hold backslashes
)
PYRIGHT = {"typeCheckingMode": "strict", "pythonVersion": "3.10", "include": ["."]}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two folders with all packages, each made in surroundings of its own, once for all processes of a test run."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folders = [base / f"golden-{number}" / "generated" for number, _ in enumerate(SURROUNDINGS)]
    with (base / "golden.lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # Another process may have written since this one opened the file.
        if lock.seek(0, os.SEEK_END) == 0:
            _make(folders)
            lock.write("made")
    return folders


def _make(folders: list[Path]) -> None:
    running = []
    for folder, surroundings in zip(folders, SURROUNDINGS, strict=True):
        folder.mkdir(parents=True, exist_ok=True)
        environment = {**os.environ, **surroundings, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
        command = [sys.executable, "-m", "tests.golden.make", str(folder)]
        running.append(subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True))
    failures = [errors for each in running if (errors := each.communicate()[1]) and each.returncode]
    if failures:
        pytest.fail(failures[0], pytrace=False)


def test_two_runs_make_the_same(made: list[Path]) -> None:
    first, second = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()} for folder in made
    )
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []


def test_every_module_can_be_imported(made: list[Path]) -> None:
    modules = [".".join(path.relative_to(made[0]).with_suffix("").parts) for path in _sources(made[0])]
    ready = [name.removesuffix(".__init__") for name in modules]
    command = [sys.executable, "-W", "error", "-c", IMPORT_ALL]
    _succeeds(command, made[0], "\n".join(ready))


def test_every_fixture_goes_through_its_client(made: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(made[0]))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    failures = [failure for case in packages() for failure in _failures(case.package)]
    if failures:
        pytest.fail("\n".join(failures), pytrace=False)


def _failures(package: str) -> Iterator[str]:
    for fixture in fixtures(package):
        try:
            fixture.play()
            if fixture.section == "requests":
                fixture.serve()
        except Exception as error:  # noqa: BLE001 - whatever it is, the other fixtures are played too
            yield f"{fixture.name}: {type(error).__name__}: {error}"


def test_what_readmes_show_runs(made: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(made[0]))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    found = [failure for case in packages() for failure in readme.failures(case.package)]
    if found:
        pytest.fail("\n".join(found), pytrace=False)


@pytest.fixture
def checked(made: list[Path], tmp_path: Path) -> Path:
    """All packages with one runtime between them, which is checked as code of its own and costs most of the time."""
    for path in _sources(made[0]):
        package, *rest = path.relative_to(made[0]).parts
        if rest[0] != "_runtime":
            place = tmp_path.joinpath(package, *rest)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(RUNTIME.sub("from runtime", path.read_text(encoding="utf-8")), encoding="utf-8")
    (tmp_path / "runtime").symlink_to(ROOT / "generator" / "specmint" / "runtime")
    return tmp_path


def test_mypy_accepts_all(checked: Path) -> None:
    command = [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), "--python-version", "3.10"]
    _succeeds([*command, "--cache-dir", os.devnull, "."], checked)


def test_pyright_accepts_all(checked: Path) -> None:
    (checked / "pyrightconfig.json").write_text(json.dumps(PYRIGHT), encoding="utf-8")
    _succeeds([sys.executable, "-m", "pyright", "--pythonpath", sys.executable], checked)


def test_nothing_is_excused_from_types(checked: Path) -> None:
    assert [str(path) for path in _sources(checked) if _has_excuse(path)] == []


def _has_excuse(path: Path) -> bool:
    """Whether a comment turns off a type checker. What stands in the texts of a document is no comment."""
    if not EXCUSE.search(path.read_text(encoding="utf-8")):
        return False
    with path.open("rb") as source:
        tokens = tokenize.tokenize(source.readline)
        return any(token.type == tokenize.COMMENT and EXCUSE.match(token.string) for token in tokens)


def test_ruff_finds_nothing(made: list[Path]) -> None:
    project = made[0].parent
    shutil.copy(ROOT / "pyproject.toml", project)
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise"]
    _succeeds([*command, "--extend-ignore", ",".join(DOCUMENTS_AFFAIR), "generated"], project)


def _sources(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def _succeeds(command: list[str], folder: Path, given: str = "") -> None:
    """Run a tool and fail with what it says."""
    done = subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"{done.stdout}\n{done.stderr}"[-20_000:], pytrace=False)
