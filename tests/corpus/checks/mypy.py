"""mypy --strict over the client."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.corpus.outcomes import Finding

if TYPE_CHECKING:
    from tests.corpus.case import Case


def check(case: Case) -> Finding:
    """As a user of the oldest supported Python runs it, without a configuration. Problems are mypy's lines."""
    options = ["--strict", "--config-file=", "--python-version=3.10", "--no-error-summary", "--hide-error-context"]
    cache = ["--cache-dir", str(case.folder / "mypy"), "--sqlite-cache"]
    command = [sys.executable, "-m", "mypy", *options, *cache, "--package", case.package]
    done = subprocess.run(command, cwd=case.clients, capture_output=True, text=True, check=False)
    sys.stdout.write(done.stdout + done.stderr)
    lines = [line for line in done.stdout.splitlines() if ": error:" in line]
    if done.returncode and not lines:
        lines = [f"mypy ended with {done.returncode}: {(done.stderr or done.stdout).strip()[-2000:]}"]
    return Finding(lines)
