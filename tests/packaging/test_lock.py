"""`make` installs the lock and nothing else, with every pip, also when the index has newer versions of everything."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.locked import LOCK, locked
from tests.packaging.package_index import NEWER, publish

PIPS = {
    "oldest": ROOT / "tests/packaging/oldest-pip.lock",
    "newest": ROOT / "tests/packaging/newest-pip.lock",
}
INSTALLED = "import importlib.metadata as m, json; print(json.dumps({d.name: d.version for d in m.distributions()}))"
PYTHON = """\
#!/bin/sh
# A Python whose virtual environments begin with another pip than its own.
if [ "$1 $2" = "-m venv" ]; then
    for folder; do :; done
    "{python}" "$@" --without-pip && "$folder/bin/python" "{pip}/pip" --quiet install --no-index "{pip}"
else
    exec "{python}" "$@"
fi
"""


@pytest.fixture(scope="module")
def moved_on(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """An index with newer versions of everything, and a lock of the older ones."""
    folder = tmp_path_factory.mktemp("index") / "simple"
    return folder, "".join(publish(locked().values(), folder).values())


@pytest.fixture
def project(tmp_path: Path, moved_on: tuple[Path, str]) -> Path:
    """All of this repository that setting it up reads, with the lock for the other index."""
    folder = tmp_path / "specmint"
    (folder / "generator" / "specmint").mkdir(parents=True)
    for name in ("Makefile", "pyproject.toml", "README.md", "LICENSE", "generator/specmint/_version.py"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "requirements.lock").write_text(moved_on[1], encoding="utf-8")
    return folder


@pytest.fixture
def variables(moved_on: tuple[Path, str]) -> dict[str, str]:
    """The environment of a user whose only index is the one that moved on."""
    dropped = ("COV", "MAKE", "PIP_", "PYTHON")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    return kept | {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": moved_on[0].as_uri()}


def _pip(which: str, folder: Path) -> Path:
    """The wheel of a pip, downloaded once and kept in a folder."""
    (pip,) = locked(PIPS[which]).values()
    wheel = folder / f"pip-{pip.version}-py3-none-any.whl"
    if not wheel.is_file():
        download = ("-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--require-hashes")
        command: list[str | Path] = [sys.executable, *download, "--requirement", PIPS[which], "--dest", folder]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip(f"pip {pip.version} cannot be downloaded")
    return wheel


@pytest.mark.parametrize("which", ["oldest", "bundled", "newest"])
def test_exactly_the_lock_is_installed(
    which: str, project: Path, variables: dict[str, str], pytestconfig: pytest.Config
) -> None:
    python = project.parent / "python"
    wanted = dict[str, str]()
    if which == "bundled":
        python.symlink_to(Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}")
    else:
        wanted = {each.name: each.version for each in locked(PIPS[which]).values()}
        wheel = _pip(which, pytestconfig.cache.mkdir("pips"))
        python.write_text(PYTHON.format(python=sys.executable, pip=wheel), encoding="utf-8")
        python.chmod(0o755)
    command = ["make", ".venv/.installed", f"PYTHON={python}"]
    done = subprocess.run(command, cwd=project, env=variables, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    found = subprocess.check_output([project / ".venv/bin/python", "-c", INSTALLED], env=variables)
    installed = {name.replace("_", "-").lower(): version for name, version in json.loads(found).items()}
    assert wanted.items() <= installed.items()
    brought = {"pip", "setuptools", "specmint"}
    expected = {each.name: each.version for each in locked().values() if each.is_wanted_here}
    assert {name: version for name, version in installed.items() if name not in brought} == expected


def test_whoever_resolves_gets_what_is_newer(tmp_path: Path, variables: dict[str, str]) -> None:
    download = ("-m", "pip", "download", "--quiet", "--no-deps", "coverage[toml]")
    command: list[str | Path] = [sys.executable, *download, "--dest", tmp_path]
    subprocess.run(command, env=variables, check=True)
    assert [path.name.split("-")[1] for path in tmp_path.glob("*.whl")] == [NEWER]


def test_a_package_that_is_not_the_locked_one_is_refused(project: Path, variables: dict[str, str]) -> None:
    lock = project / "requirements.lock"
    lock.write_text(re.sub(r"sha256:\w+", f"sha256:{'0' * 64}", lock.read_text(encoding="utf-8")), encoding="utf-8")
    command = ["make", ".venv/.installed", f"PYTHON={sys.executable}"]
    done = subprocess.run(command, cwd=project, env=variables, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode != 0
    assert "DO NOT MATCH THE HASHES" in done.stderr
    assert not (project / ".venv/.installed").exists()


def test_the_lock_holds_every_digest() -> None:
    assert all("--hash=sha256:" in each.text for path in (LOCK, *PIPS.values()) for each in locked(path).values())


def test_a_client_is_tried_with_what_the_lock_holds() -> None:
    versions = {name: each.version for name, each in locked().items()}
    client = locked(ROOT / "tests/vendoring/client.lock")
    assert {"httpx", "pydantic", "typing-extensions"} <= client.keys()
    here = {name: each.version for name, each in client.items() if each.is_wanted_here}
    assert here.items() <= versions.items()
