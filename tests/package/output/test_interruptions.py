"""Whatever goes wrong at whatever step: the folder holds the old output whole, or the new one whole."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from specmint.building.tree import Tree
from specmint.ir.diagnostics import SpecmintError
from specmint.package.output.exchange import Exchange
from specmint.package.output.stage import write
from tests.package.output.packages import NEW, OLD, locked, on_disk

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS = ("mkdir", "rename", "unlink", "rmdir")
FAILURES = {
    "disk full": OSError(errno.ENOSPC, "No space left on device"),
    "read-only": OSError(errno.EROFS, "Read-only file system"),
    "Ctrl-C": KeyboardInterrupt(),
}


class Tripwire:
    """Fails once, before or after the step with this number that changes the disk."""

    def __init__(self, number: int, failure: BaseException, *, afterwards: bool) -> None:
        self.left = number
        self.failure = failure
        self.afterwards = afterwards

    def lay(self, patch: pytest.MonkeyPatch) -> None:
        for name in STEPS:
            patch.setattr(os, name, self.around(getattr(os, name)))
        patch.setattr(Tree, "create", self.around(Tree.create))

    def around(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def stepped(*args: Any, **kwargs: Any) -> Any:
            trips = self.left == 0
            self.left -= 1
            if trips and not self.afterwards:
                raise self.failure
            result = step(*args, **kwargs)
            if trips:
                raise self.failure
            return result

        return stepped


@pytest.mark.parametrize("afterwards", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("failure", FAILURES.values(), ids=list(FAILURES))
@pytest.mark.parametrize("old", [OLD, {}], ids=["over old output", "from nothing"])
def test_a_failure_at_any_step_leaves_whole_output(
    old: dict[str, str], failure: BaseException, *, afterwards: bool, tmp_path: Path
) -> None:
    number = 0
    while _fails(tmp_path / str(number), old, Tripwire(number, failure, afterwards=afterwards)):
        number += 1
    assert number > len(NEW)


def _fails(folder: Path, old: dict[str, str], tripwire: Tripwire) -> bool:
    out = folder / "out"
    before = locked(old) if old else {}
    if old:
        write(before, out)
    failed = False
    with pytest.MonkeyPatch.context() as patch:
        tripwire.lay(patch)
        try:
            write(locked(NEW), out)
        except (SpecmintError, KeyboardInterrupt):
            failed = True
    assert on_disk(out) in ([before, locked(NEW)] if failed else [locked(NEW)])
    write(locked(NEW), out)
    assert on_disk(folder / "out") == locked(NEW)
    assert {path.name for path in folder.iterdir()} == {"out"}
    return tripwire.left < 0


KILLED = """
import sys
from pathlib import Path
from specmint.package.output.stage import write
from tests.killing import lay
from tests.package.output.packages import NEW, locked

lay(int(sys.argv[2]))
write(locked(NEW), Path(sys.argv[1]))
"""


@pytest.mark.parametrize("step", range(0, 60, 3))
def test_the_next_run_mends_what_a_killed_one_left(step: int, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(locked(OLD), out)
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", KILLED, str(out), str(step)]
    assert subprocess.run(command, cwd=root, check=False).returncode in {0, -signal.SIGKILL}
    Exchange(out).recover()
    assert on_disk(out) in [{**locked(each), "mine.txt": "mine"} for each in (OLD, NEW)]
    write(locked(NEW), out)
    assert on_disk(out) == {**locked(NEW), "mine.txt": "mine"}
    assert {path.name for path in tmp_path.iterdir()} <= {"out", "state", "cache"}
