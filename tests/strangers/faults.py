"""Killing a command at one step after the other: a program of its own, which forks, so that a run costs no imports.

``python -m tests.strangers.faults KIND EVERY FOLDER`` kills the command of a kind (generate, update, vendor, propose)
at one step of so many that change the disk, has the next run mend what is left, and prints what is then not as it
should be. The last line says how often it killed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from specmint.building import parallel
from specmint.cli import main as command
from tests.following.updating.projects import MORE, everything, project
from tests.killing import lay
from tests.pipeline.clients import one_process

if TYPE_CHECKING:
    from collections.abc import Iterator

ARGUMENTS = {
    "generate": ("generate", "--quiet"),
    "update": ("update", "--quiet"),
    "vendor": ("vendor", "--quiet", "--update", "vendored/pets"),
    "propose": ("propose", "--quiet", "--base", "main"),
}
NEXT = {"update": "generate"}
"""What mends an update is any run for its client."""
WHO = ("-c", "user.name=somebody", "-c", "user.email=somebody@example.com", "-c", "init.defaultBranch=main")


def run(folder: Path, arguments: tuple[str, ...], number: int | None = None) -> int:
    """The status of a command in a folder, run by a process of its own that is killed at a step."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.chdir(folder)
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    sys.argv = ["specmint", *arguments]
    with Path(os.devnull).open("w", encoding="utf-8") as nothing:
        os.dup2(nothing.fileno(), 1)
        os.dup2(nothing.fileno(), 2)
    if number is not None:
        lay(number)
    try:
        command()
        os._exit(0)
    except SystemExit as ending:
        os._exit(ending.code if isinstance(ending.code, int) else 1)
    except BaseException:  # noqa: BLE001 - a child must not go on with what its parent does
        os._exit(99)


def prepared(kind: str, folder: Path) -> None:
    """A project in which the command of a kind has something to do."""
    folder.mkdir(parents=True)
    project(folder)
    run(folder, ARGUMENTS["generate"])
    if kind == "vendor":
        run(folder, ("vendor", "pets", "--into", "vendored/pets", "--quiet"))
    if kind in {"update", "propose"}:
        (folder / "new.yaml").write_text(MORE, encoding="utf-8")
    if kind in {"generate", "vendor"}:
        (folder / "spec.yaml").write_text(MORE, encoding="utf-8")
    if kind == "vendor":
        run(folder, ARGUMENTS["generate"])
    if kind == "propose":
        _git(folder, "init", "--quiet")
        _git(folder, "add", "--all", "--", "out", "spec.yaml", "new.yaml", "pyproject.toml")
        _git(folder, "commit", "--quiet", "--message", "Begin")


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *WHO, *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S607
    return done.stdout.decode()


def problems(kind: str, every: int, top: Path) -> Iterator[str]:
    """What is not as it should be after a kill and the next run; the last one is how often it killed."""
    prepared(kind, top / "before")
    whole = _copied(top / "before", top / "whole")
    run(whole, ARGUMENTS[kind])
    wanted = [everything(_copied(top / "before", top / "old")), everything(whole)]
    number, kills = 0, 0
    while True:
        folder = _copied(top / "before", top / "killed")
        status = run(folder, ARGUMENTS[kind], number)
        if status != -signal.SIGKILL:
            break
        kills += 1
        yield from (f"killed at step {number}: {each}" for each in _after(kind, folder, wanted))
        number += every
    yield f"{kills} kills"


def _after(kind: str, folder: Path, wanted: list[dict[str, bytes]]) -> Iterator[str]:
    status = run(folder, ARGUMENTS[NEXT.get(kind, kind)])
    if status:
        yield f"the next run ends with {status}"
    found = everything(folder)
    if found not in (wanted if kind == "update" else wanted[1:]):
        differing = sorted(name for name in {*found, *wanted[1]} if found.get(name) != wanted[1].get(name))
        yield f"neither the old nor the new files: {differing[:5]}"
    if litter := [name for name in found if ".specmint/" in f"{name}/" or ".specmint-new" in name]:
        yield f"left over: {litter[:5]}"
    if kind == "propose" and (said := _git(folder, "status", "--porcelain", "--untracked-files=no")):
        yield f"the working tree was touched: {said}"


def _copied(source: Path, target: Path) -> Path:
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, symlinks=True)
    return target


def main() -> int:
    """Run, and print."""
    parallel.other_processes = one_process
    sys.dont_write_bytecode = True
    kind, every, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    lines = list(problems(kind, every, folder))
    print("\n".join(lines))  # noqa: T201 - the caller reads it
    return int(len(lines) > 1)


if __name__ == "__main__":
    sys.exit(main())
