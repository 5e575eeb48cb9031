"""The command, in this process or as one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from specmint.building import parallel
from specmint.cli import main
from tests.pipeline.clients import one_process

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = (sys.executable, "-m", "specmint")


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it said."""

    status: int
    out: str
    err: str


class Command:
    """Runs the command in this process, in a folder; the slow half of the work stays in this process too."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self.folder, self._patch, self._capture = folder, patch, capture
        patch.chdir(folder)
        patch.setattr(parallel, "other_processes", one_process)

    def __call__(self, *arguments: str) -> Ended:
        self._capture.readouterr()
        self._patch.setattr(sys, "argv", ["specmint", *arguments])
        with pytest.raises(SystemExit) as ending:
            main()
        out, err = self._capture.readouterr()
        status = ending.value.code
        assert isinstance(status, int)
        return Ended(status, out, err)


def process(*arguments: str, folder: Path, given: str = "", **environment: str) -> Ended:
    """Run the command as a process of its own."""
    variables = {**os.environ, **environment}
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=variables,
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)
