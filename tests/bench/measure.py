"""Whole processes: how long one takes, and how much memory it and its children hold at once."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING

from tests.bench.memory import watched

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Run:
    """Seconds from start to end, and the peak memory of the process tree in bytes, 0 where it cannot be known."""

    seconds: float
    memory: int


class FailedError(Exception):
    """A command that ended badly or not in time. Its text is the last line that says why."""


@dataclass(frozen=True)
class Command:
    """A process to measure. ``prepare`` runs before each start and is not timed."""

    arguments: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[], object] = lambda: None
    timeout: float = 900

    def run(self) -> Run:
        """Run it once. Raises FailedError."""
        self.prepare()
        start = perf_counter()
        process = subprocess.Popen(
            self.arguments,
            cwd=self.folder,
            env={**os.environ, **self.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        with process, watched(process.pid) as peak:
            try:
                said, _ = process.communicate(timeout=self.timeout)
            except subprocess.TimeoutExpired:
                process.kill()
                message = f"not done after {self.timeout:.0f} s"
                raise FailedError(message) from None
            seconds = perf_counter() - start
        if process.returncode:
            raise FailedError(_reason(said) or f"ended with {process.returncode}")
        return Run(seconds, peak.bytes)


def _reason(said: str) -> str:
    """The last line that names an error, else the last line."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if "rror" in line or "xception" in line]
    return (errors or lines or [""])[-1][:120]
