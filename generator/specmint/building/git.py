"""Runs git."""

from __future__ import annotations

import subprocess
from shutil import which
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_FATAL: Final = "fatal: "


class GitError(Exception):
    """The reason why git failed, in one clause; empty if git gave none."""


def run_git(folder: Path | None, *arguments: str) -> bytes:
    """The output of git, run in a folder or in the current one. Raises GitError.

    If an argument may begin with a dash, the caller has to mark the end of options.
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
    """The line of git's error output that states the reason."""
    lines = said.strip().splitlines()
    return next((line for line in lines if line.startswith(_FATAL)), "".join(lines[-1:])).removeprefix(_FATAL)
