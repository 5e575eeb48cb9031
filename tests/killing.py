"""A process that ends itself with SIGKILL, as the system does that has no memory left, at a chosen step.

``python -m tests.killing NUMBER ARGUMENTS`` runs the command with these arguments and kills it right before the step
with this number that changes the disk: making, moving or removing a file or folder.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

from specmint.building import parallel
from specmint.cli import main as command
from tests.pipeline.clients import one_process

CHANGES = frozenset({"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link"})
SPARED = ("specmint-", "__pycache__")
"""Parts of paths that no step counts for: folders of other programs' temporary files, and Python's own."""


def lay(number: int) -> None:
    """Kill this process before the step with this number, counted from now."""
    left = [number]

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        makes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
        if not (makes or event in CHANGES) or any(part in str(arguments[0]) for part in SPARED):
            return
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1

    sys.addaudithook(watch)


def main() -> None:
    """Run the command with one process, so that its steps come in one order."""
    parallel.other_processes = one_process
    number = int(sys.argv.pop(1))
    sys.argv[0] = "specmint"
    sys.dont_write_bytecode = True
    lay(number)
    command()


if __name__ == "__main__":
    main()
