"""An update that fails, is interrupted or is killed at any step leaves the old document with the old package."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from specmint.package.output.exchange import Exchange
from tests.conftest import ROOT
from tests.following.updating.projects import MORE, everything
from tests.package.output.test_interruptions import FAILURES, Tripwire

if TYPE_CHECKING:
    from tests.cli.running import Command

STEPS_OF_AN_UPDATE = (0, 5, 40, 90, 110, 140, 170, 200, 240)
"""While it writes aside, moves out, moves in, and clears away."""


@pytest.mark.parametrize("failure", FAILURES.values(), ids=list(FAILURES))
@pytest.mark.parametrize("share", [0.0, 0.2, 0.4, 0.6, 0.8])
def test_a_failure_at_any_step_leaves_everything_as_it_was(
    specmint: Command, share: float, failure: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    (specmint.folder / "new.yaml").write_text(MORE, encoding="utf-8")
    before = everything(specmint.folder)
    run = Exchange.run

    def fails(exchange: Exchange, changes: dict[str, bytes], removed: dict[str, bytes]) -> None:
        with pytest.MonkeyPatch.context() as patch:
            Tripwire(int(share * 3 * len(changes)), failure, afterwards=False).lay(patch)
            run(exchange, changes, removed)

    monkeypatch.setattr(Exchange, "run", fails)
    assert specmint("update").status != 0
    assert everything(specmint.folder) == before


@pytest.mark.parametrize("number", STEPS_OF_AN_UPDATE)
def test_a_killed_update_is_undone_or_complete(specmint: Command, number: int) -> None:
    folder = specmint.folder
    (folder / "new.yaml").write_text(MORE, encoding="utf-8")
    before = everything(folder)
    command = [sys.executable, "-m", "tests.killing", str(number), "update", "--quiet"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True)
    if Exchange(folder / "out", {}, folder).is_interrupted:
        assert "error SM709 interrupted-update: " in specmint("check").err
    status = specmint("generate").status
    assert status == 0
    after = everything(folder)
    assert done.returncode in {0, -signal.SIGKILL}
    assert not list(folder.glob(".out*"))
    is_old = after["spec.yaml"] == before["spec.yaml"]
    assert is_old or after["spec.yaml"] == MORE.encode()
    assert ("CHANGELOG.md" in {Path(name).name for name in after}) == (not is_old)
    assert specmint("check", "--rebuild").status == 0
    if is_old:
        assert after == before
