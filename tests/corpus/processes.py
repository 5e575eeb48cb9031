"""Processes with a time limit, measured, none of which outlives the run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Lock, Timer
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Ended:
    """How a process ended: its status, negative for a signal; seconds; bytes of its largest process."""

    status: int
    seconds: float
    memory: int
    timed_out: bool


@dataclass
class Processes:
    """Those that run now. After ``stop`` they are gone and no other starts."""

    limit: float
    _running: set[int] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)
    _stopped: Event = field(default_factory=Event)

    @property
    def stopped(self) -> bool:
        return self._stopped.is_set()

    def run(self, command: Sequence[str], folder: Path, log: Path) -> Ended:
        """Run a command in a process group of its own, what it prints going to ``log``.

        Raises InterruptedError if it was, or would be, ended by ``stop``.
        """
        expired = Event()
        start = perf_counter()
        with log.open("wb") as printed, self._started(command, folder, printed.fileno()) as process:

            def expire() -> None:
                expired.set()
                _kill(process)

            timer = Timer(self.limit, expire)
            timer.start()
            # Popen's own wait() does not tell how much memory was needed.
            _, status, usage = os.wait4(process, 0)
            timer.cancel()
        if self.stopped:
            raise InterruptedError
        return Ended(
            status=os.waitstatus_to_exitcode(status),
            seconds=perf_counter() - start,
            memory=usage.ru_maxrss * RSS_UNIT,
            timed_out=expired.is_set(),
        )

    @contextmanager
    def _started(self, command: Sequence[str], folder: Path, printed: int) -> Iterator[int]:
        with self._lock:
            if self.stopped:
                raise InterruptedError
            process = subprocess.Popen(
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            self._running.add(process.pid)
        try:
            yield process.pid
        finally:
            self._running.discard(process.pid)
            process.returncode = 0  # it was waited for

    def stop(self) -> None:
        """End everything that runs."""
        with self._lock:
            self._stopped.set()
            for process in self._running:
                _kill(process)


def _kill(process: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)
