"""The environment of openapi-core, with the versions of judge.lock: it does not fit the lock of this project."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.corpus.steps import REPOSITORY

LOCK = Path(__file__).with_name("judge.lock")
FOLDER = REPOSITORY / ".environments" / "judge"
PYTHON = FOLDER / "bin" / "python"
INSTALLED = FOLDER / "judge.lock"
UV = Path(sys.executable).with_name("uv")


def prepare() -> None:
    """Install what the lock says, unless it is there. Raises CalledProcessError."""
    wanted = LOCK.read_bytes()
    if INSTALLED.exists() and INSTALLED.read_bytes() == wanted:
        return
    subprocess.run([UV, "venv", "--quiet", "--clear", "--seed", "--python", sys.executable, FOLDER], check=True)
    command = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    only_locked = ("--no-deps", "--only-binary", ":all:", "--require-hashes", "--requirement", LOCK)
    subprocess.run((*command, *only_locked), check=True)
    INSTALLED.write_bytes(wanted)
