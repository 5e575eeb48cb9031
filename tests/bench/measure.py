"""Whole processes, timed in interleaved pairs: what slows the machine for a moment slows both sides."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Command:
    """A process to time. ``prepare`` runs before each start and is not timed."""

    arguments: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[], object] = lambda: None

    def seconds(self) -> float:
        """How long one run takes. Raises subprocess.CalledProcessError where it fails."""
        self.prepare()
        environment = {**os.environ, **self.environment}
        start = perf_counter()
        subprocess.run(self.arguments, cwd=self.folder, env=environment, capture_output=True, check=True)
        return perf_counter() - start


@dataclass(frozen=True)
class Scenario:
    """Two commands, and how many times as long as ``reference`` the ``subject`` may take."""

    name: str
    subject: Command
    reference: Command
    target: float


@dataclass(frozen=True)
class Figure:
    """What was measured: medians in seconds, and the median of each pair's ratio."""

    name: str
    subject: float
    reference: float
    ratio: float
    target: float

    @property
    def met(self) -> bool:
        """Whether the target was reached."""
        return self.ratio <= self.target


def measure(scenario: Scenario, pairs: int) -> Figure:
    """Time both commands ``pairs`` times; which of the two goes first alternates."""
    sides = (scenario.subject, scenario.reference)
    for command in sides:
        command.seconds()  # fills the bytecode and file caches
    timed = [_pair(*sides) if number % 2 else _pair(*reversed(sides))[::-1] for number in range(pairs)]
    return Figure(
        name=scenario.name,
        subject=median(subject for subject, _ in timed),
        reference=median(reference for _, reference in timed),
        ratio=median(subject / reference for subject, reference in timed),
        target=scenario.target,
    )


def _pair(first: Command, second: Command) -> tuple[float, float]:
    return first.seconds(), second.seconds()
