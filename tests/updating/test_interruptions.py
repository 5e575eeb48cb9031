"""An update that fails, is interrupted or is killed at any step leaves the old document with the old package."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from specmint.exchange import Exchange
from tests.conftest import ROOT
from tests.updating.projects import MORE, everything
from tests.writing.test_interruptions import FAILURES, Tripwire

if TYPE_CHECKING:
    from tests.cli.running import Command

KILLED = """
import os, signal, sys
from pathlib import Path
from specmint import exchange, parallel
from tests.pipeline.clients import one_process

parallel.other_processes = one_process
left = [int(sys.argv.pop(1))]

def killing(step):
    def stepped(*args, **kwargs):
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1
        return step(*args, **kwargs)
    return stepped

run = exchange.Exchange.run

def lethal(*args):
    for name in ("write_bytes", "write_text", "replace", "unlink"):
        setattr(Path, name, killing(getattr(Path, name)))
    exchange.shutil.rmtree = killing(exchange.shutil.rmtree)
    return run(*args)

exchange.Exchange.run = lethal
sys.argv[0] = "specmint"
from specmint.cli import main
main()
"""
STEPS_OF_AN_UPDATE = (0, 30, 61, 75, 100, 130, 170)
"""While it writes aside, moves out, moves in, and clears away."""


@pytest.mark.parametrize("failure", FAILURES.values(), ids=list(FAILURES))
@pytest.mark.parametrize("number", [0, 55, 80, 110])
def test_a_failure_at_any_step_leaves_everything_as_it_was(
    specmint: Command, number: int, failure: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    (specmint.folder / "new.yaml").write_text(MORE, encoding="utf-8")
    before = everything(specmint.folder)
    run = Exchange.run

    def fails(exchange: Exchange, changes: dict[str, bytes], removed: dict[str, bytes]) -> None:
        with pytest.MonkeyPatch.context() as patch:
            Tripwire(number, failure, afterwards=False).lay(patch)
            run(exchange, changes, removed)

    monkeypatch.setattr(Exchange, "run", fails)
    assert specmint("update").status != 0
    assert everything(specmint.folder) == before


@pytest.mark.parametrize("number", STEPS_OF_AN_UPDATE)
def test_a_killed_update_is_undone_or_complete(specmint: Command, number: int) -> None:
    folder = specmint.folder
    (folder / "new.yaml").write_text(MORE, encoding="utf-8")
    before = everything(folder)
    command = [sys.executable, "-c", KILLED, str(number), "update", "--quiet"]
    environment = {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder / "cache"), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True)
    if (folder / ".out.specmint/journal.json").exists():
        assert "error SM709 interrupted-update: " in specmint("check").err
    status = specmint("generate").status
    assert status == 0
    after = everything(folder)
    assert done.returncode in {0, -signal.SIGKILL}
    if done.returncode:
        assert not list(folder.glob(".out*"))
    else:
        assert number > 100
    is_old = after["spec.yaml"] == before["spec.yaml"]
    assert is_old or after["spec.yaml"] == MORE.encode()
    assert ("CHANGELOG.md" in {Path(name).name for name in after}) == (not is_old)
    assert specmint("check", "--rebuild").status == 0
    if is_old:
        assert after == before
