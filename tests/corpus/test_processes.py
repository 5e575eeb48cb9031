"""Processes end: by themselves, at their time limit, or when everything is stopped."""

from __future__ import annotations

import sys
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from tests.corpus.processes import Processes

if TYPE_CHECKING:
    from pathlib import Path

FOR_EVER = "import sys; print('ready', flush=True); sys.stdout.close(); import signal; signal.pause()"


def _command(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_a_process_is_measured(tmp_path: Path) -> None:
    ended = Processes(60).run(_command("import sys; print('said'); sys.exit(3)"), tmp_path, tmp_path / "log")
    assert (ended.status, ended.timed_out) == (3, False)
    assert ended.seconds > 0
    assert ended.memory > 1_000_000
    assert (tmp_path / "log").read_text(encoding="utf-8") == "said\n"


def test_a_time_limit_ends_it(tmp_path: Path) -> None:
    ended = Processes(0.2).run(_command(FOR_EVER), tmp_path, tmp_path / "log")
    assert ended.timed_out


def test_stopping_ends_what_runs_and_starts_nothing_more(tmp_path: Path) -> None:
    processes, interrupted = Processes(60), []

    def work() -> None:
        try:
            processes.run(_command(FOR_EVER), tmp_path, tmp_path / "log")
        except InterruptedError as error:
            interrupted.append(error)

    thread = Thread(target=work)
    thread.start()
    while not (tmp_path / "log").exists() or "ready" not in (tmp_path / "log").read_text(encoding="utf-8"):
        assert thread.is_alive()
    processes.stop()
    thread.join(10)
    assert len(interrupted) == 1
    with pytest.raises(InterruptedError):
        processes.run(_command("pass"), tmp_path, tmp_path / "log")
