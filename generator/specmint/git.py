"""Running git."""

from __future__ import annotations

import subprocess
from shutil import which
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_FATAL: Final = "fatal: "


class GitError(Exception):
    """What git could not do, in one clause; empty where it gave no reason."""


def run_git(folder: Path | None, *arguments: str) -> bytes:
    """What git prints, run in a folder or in the current one. Raises GitError.

    The caller says where options end, if an argument may begin with a dash.
    """
    program = which("git")
    if program is None:
        message = "git is not installed"
        raise GitError(message)
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the arguments are ours
            [program, *arguments], cwd=folder, check=False, capture_output=True, stdin=subprocess.DEVNULL
        )
    except (OSError, ValueError):
        message = "it cannot be the name of a file"
        raise GitError(message) from None
    if done.returncode:
        raise GitError(_reason(done.stderr.decode(errors="backslashreplace")))
    return done.stdout


def _reason(said: str) -> str:
    """Of all that git says when it fails, the line that tells why."""
    lines = said.strip().splitlines()
    return next((line for line in lines if line.startswith(_FATAL)), "".join(lines[-1:])).removeprefix(_FATAL)
