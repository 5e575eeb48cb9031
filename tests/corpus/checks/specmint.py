"""The command, run as a user runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.corpus.case import Case

MOST_ERRORS = 20


@dataclass(frozen=True)
class Said:
    """The status of the command, and what it printed."""

    status: int
    text: str

    @property
    def errors(self) -> str:
        """The first lines of what it calls errors, or its last words."""
        lines = self.text.splitlines()
        return "\n".join([line for line in lines if line.startswith("error ")][:MOST_ERRORS] or lines[-MOST_ERRORS:])


def generate(case: Case, document: str, out: Path, surroundings: Mapping[str, str], *options: str) -> Said:
    """Generate the client of a case into ``out``, started in the folder that ``out`` lies in.

    ``surroundings`` are environment variables. Nothing of an earlier run is remembered.
    """
    command = [sys.executable, "-m", "specmint", "generate", "--spec", document, "--package", case.package]
    output = ["--out", str(out), "--formatter", case.formatter, "--allow-folder", str(case.source)]
    environment = {**os.environ, **surroundings, "XDG_CACHE_HOME": str(case.folder / "cache")}
    done = subprocess.run(
        [*command, *output, *options],
        cwd=out.parent,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    sys.stdout.write(done.stdout)
    shutil.rmtree(case.folder / "cache", ignore_errors=True)
    return Said(done.returncode, done.stdout)
