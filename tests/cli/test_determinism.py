"""``generated/`` is what its document gives, whoever asks, wherever and whenever."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from specmint.ir.output import LOCK_NAME
from tests.cli.running import COMMAND
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SURROUNDINGS = {
    "one": ({"PYTHONHASHSEED": "1", "LC_ALL": "C", "LANG": "C", "TZ": "UTC"}, 0o022),
    "other": ({"PYTHONHASHSEED": "4711", "LC_ALL": "C.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu"}, 0o077),
}


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("case", SURROUNDINGS)
def test_a_run_that_has_the_lock_alone_gives_the_committed_client(case: str, tmp_path: Path) -> None:
    environment, umask = SURROUNDINGS[case]
    project = tmp_path / case
    (project / "deep" / "inside").mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", project)
    shutil.copytree(ROOT / "spec", project / "spec")
    # Names that a client has stay, whatever today's rules would give.
    for lock in (ROOT / "generated").glob(f"*/{LOCK_NAME}"):
        (project / "generated" / lock.parent.name).mkdir(parents=True)
        shutil.copy(lock, project / "generated" / lock.parent.name)
    folder = project if case == "one" else project / "deep" / "inside"
    variables = {**os.environ, **environment, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [*COMMAND, "generate", "--quiet"]
    done = subprocess.run(command, cwd=folder, env=variables, umask=umask, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert _files(project / "generated") == _files(ROOT / "generated")
