"""Whatever goes wrong at whatever step: the folder holds the old output whole, or the new one whole."""

from __future__ import annotations

import errno
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from specmint.exchange import Exchange
from specmint.ir.diagnostics import SpecmintError
from specmint.stages.write import write
from tests.writing.packages import NEW, OLD, locked, on_disk

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS = ("mkdir", "write_bytes", "write_text", "replace", "unlink")
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
            patch.setattr(Path, name, self.around(getattr(Path, name)))
        patch.setattr(shutil, "rmtree", self.around(shutil.rmtree))

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
    assert [path.name for path in folder.iterdir()] == ["out"]
    return failed


KILLED = """
import os, signal, sys
from pathlib import Path
from specmint.stages.write import write
from tests.writing.packages import NEW, locked

def kill_at(number, step):
    left = [number]
    def stepped(*args):
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1
        return step(*args)
    return stepped

Path.replace = kill_at(int(sys.argv[2]), Path.replace)
write(locked(NEW), Path(sys.argv[1]))
"""


@pytest.mark.parametrize("moved", [0, 2, 3, 5, 7], ids=lambda moved: f"after {moved} files")
def test_the_next_run_mends_what_a_killed_one_left(moved: int, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(locked(OLD), out)
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", KILLED, str(out), str(moved)]
    assert subprocess.run(command, cwd=root, check=False).returncode == -signal.SIGKILL
    assert (tmp_path / ".out.specmint").is_dir()
    Exchange(out).recover()
    assert on_disk(out) == {**locked(OLD), "mine.txt": "mine"}
    write(locked(NEW), out)
    assert on_disk(out) == {**locked(NEW), "mine.txt": "mine"}


def test_a_run_that_was_killed_while_writing_aside_is_forgotten(tmp_path: Path) -> None:
    write(locked(OLD), tmp_path / "out")
    (tmp_path / ".out.specmint" / "new").mkdir(parents=True)
    (tmp_path / ".out.specmint" / "journal.json").write_text('["half', encoding="utf-8")
    assert write(locked(OLD), tmp_path / "out").is_nothing
    assert not (tmp_path / ".out.specmint").exists()


def test_a_run_that_was_killed_while_clearing_away_is_complete(tmp_path: Path) -> None:
    write(locked(NEW), tmp_path / "out")
    (tmp_path / ".out.specmint" / "old").mkdir(parents=True)
    (tmp_path / ".out.specmint" / "old" / "__init__.py").write_text("# of long ago", encoding="utf-8")
    assert write(locked(NEW), tmp_path / "out").is_nothing
    assert on_disk(tmp_path / "out") == locked(NEW)
