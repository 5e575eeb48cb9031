"""Runs the fixtures of a package against itself in another process, before the package is written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_updating import CONTRACT_BROKEN
from specmint.ir.diagnostics import SpecmintError

if TYPE_CHECKING:
    from collections.abc import Mapping

_SECONDS: Final = 600
_NEEDED: Final = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP")
"""The environment variables that the process gets. Others may hold secrets."""
_MOST_TOLD: Final = 5


@dataclass(frozen=True)
class Contract:
    """The result of the fixtures: how many ran, and the reason of each failure by fixture name."""

    played: int
    failed: Mapping[str, str]

    def require_passed(self, package: str) -> None:
        """Raise SpecmintError if a fixture failed."""
        if self.failed:
            told = [f"{name}: {reason}" for name, reason in list(self.failed.items())[:_MOST_TOLD]]
            raise SpecmintError(
                [report(CONTRACT_BROKEN, package=package, count=len(self.failed), example=each) for each in told]
            )


def play(files: Mapping[str, str], package: str) -> Contract:
    """Run the fixtures of a package that is not installed. An import error fails the package as a whole."""
    with TemporaryDirectory(prefix="specmint-") as folder:
        for path, text in files.items():
            place = Path(folder, package, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8", newline="")
        command = [sys.executable, "-I", "-B", "-X", "utf8", str(Path(__file__).with_name("replaying.py"))]
        environment = {name: os.environ[name] for name in _NEEDED if name in os.environ}
        try:
            done = subprocess.run(  # noqa: S603 - our own program, with arguments that we made
                [*command, folder, package],
                env=environment,
                cwd=folder,
                capture_output=True,
                encoding="utf-8",
                errors="backslashreplace",
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Contract(0, {package: f"the fixtures were not played within {_SECONDS} seconds"})
    return _outcome(done, package)


def _outcome(done: subprocess.CompletedProcess[str], package: str) -> Contract:
    lines = (done.stderr or "").strip().splitlines()
    if done.returncode:
        return Contract(0, {package: lines[-1] if lines else f"it ended with status {done.returncode}"})
    content = json.loads(done.stdout)
    return Contract(content["played"], content["failed"])
