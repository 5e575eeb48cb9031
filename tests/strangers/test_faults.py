"""Whatever goes wrong on a machine: the old files or the new ones, a next run that succeeds, and nothing left over."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from specmint.building.tree import Tree
from specmint.ir.output import LOCK_NAME
from specmint.package.output.stage import write
from tests.cli.running import COMMAND
from tests.conftest import ROOT
from tests.following.updating.projects import MORE, everything, project
from tests.package.output.packages import locked, on_disk

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked as POSIX does")


@pytest.mark.parametrize("kind", ["generate", "update", "vendor", "propose"])
def test_a_command_that_is_killed_at_any_step(kind: str, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    every = "1" if pytestconfig.getoption("--every-step") else "50"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1782172800"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.strangers.faults", kind, every, str(tmp_path / "top")],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    *problems, kills = done.stdout.splitlines() or ["nothing was run", done.stderr[-500:]]
    assert problems == []
    assert int(kills.split()[0]) >= 3


def test_two_runs_at_once(tmp_path: Path) -> None:
    project(tmp_path)
    command = [*COMMAND, "generate"]
    subprocess.run([*command, "--quiet"], cwd=tmp_path, check=True)
    (tmp_path / "spec.yaml").write_text(MORE, encoding="utf-8")
    runs = [subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, encoding="utf-8") for _ in range(3)]
    ends = [(each.communicate()[1], each.returncode) for each in runs]
    assert [said for said, status in ends if status and "SM712 another-run" not in said] == []
    assert [status for _, status in ends if not status]
    subprocess.run([*command, "--quiet"], cwd=tmp_path, check=True)
    subprocess.run([*COMMAND, "check", "--rebuild"], cwd=tmp_path, check=True)
    assert not [name for name in everything(tmp_path) if ".specmint" in name]


@pytest.fixture
def _folded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that takes capital letters for small ones, as those of Windows and macOS do."""
    step = Tree._step  # noqa: SLF001 - the one place where a name meets the file system
    monkeypatch.setattr(Tree, "_step", lambda tree, path: step(tree, path).lower())


@pytest.mark.usefixtures("_folded")
def test_names_that_differ_in_case_only(tmp_path: Path) -> None:
    old = {"models/Pets.py": "# one\n", "a.py": "# same\n"}
    new = {"models/pets.py": "# two\n", "a.py": "# same\n"}
    write(locked(old), tmp_path / "out")
    write(locked(new), tmp_path / "out")
    assert on_disk(tmp_path / "out") == locked(new)
    text = locked(new)[LOCK_NAME].replace('"a.py"', '"A.py"')
    (tmp_path / "out" / LOCK_NAME).write_text(text, encoding="utf-8")
    write(locked(new), tmp_path / "out")
    assert on_disk(tmp_path / "out") == locked(new)


def test_a_disk_that_is_full_in_earnest(tmp_path: Path) -> None:
    """The system refuses every file larger than a few bytes, as a full disk does."""
    project(tmp_path)
    subprocess.run([*COMMAND, "generate", "--quiet"], cwd=tmp_path, check=True)
    before = everything(tmp_path)
    (tmp_path / "spec.yaml").write_text(MORE, encoding="utf-8")
    limited = "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    limited += "resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600)); from specmint.cli import main; main()"
    command = [sys.executable, "-c", limited, "generate", "--quiet"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "SM702 output-not-writable" in done.stderr
    assert everything(tmp_path) == {**before, "spec.yaml": MORE.encode()}
    subprocess.run([*COMMAND, "generate", "--quiet"], cwd=tmp_path, check=True)
    subprocess.run([*COMMAND, "check"], cwd=tmp_path, check=True)
