"""Commands that are run in turn, round after round, and compared: what slows the machine slows all of them."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Literal

from tests.bench.rows import Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.bench.measure import Command, Run

Quantity = Literal["seconds", "memory"]
UNITS = {"seconds": (1, "s"), "memory": (2**20, "MB")}


@dataclass(frozen=True)
class Comparison:
    """One command may take at most ``target`` times as much of something as another."""

    work: str
    subject: str
    reference: str
    target: float
    of: Quantity = "seconds"


@dataclass(frozen=True)
class Series:
    """Commands by name, in an order in which each finds what the ones before have left."""

    commands: Mapping[str, Command]
    comparisons: Sequence[Comparison]
    rounds: int
    warm_up: bool = True

    def measure(self) -> list[Row]:
        """Run every round, and compare medians of what the rounds say. Raises FailedError."""
        if self.warm_up:
            self._round()  # fills the bytecode and file caches
        rounds = [self._round() for _ in range(self.rounds)]
        return [_row(comparison, rounds) for comparison in self.comparisons]

    def _round(self) -> dict[str, Run]:
        return {name: command.run() for name, command in self.commands.items()}


def _row(comparison: Comparison, rounds: Sequence[Mapping[str, Run]]) -> Row:
    scale, unit = UNITS[comparison.of]

    def amount(run: Run) -> float:
        return (run.seconds if comparison.of == "seconds" else run.memory) / scale

    pairs = [(amount(each[comparison.subject]), amount(each[comparison.reference])) for each in rounds]
    ours, theirs = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    if not ours or not theirs:
        return Row(comparison.work, target=f"≤ {comparison.target:.2f}", skipped="memory is only measured on Linux")
    ratio = median(own / other for own, other in pairs)
    return Row(
        work=comparison.work,
        ours=f"{ours:.3g} {unit}",
        reference=f"{theirs:.3g} {unit}, {comparison.reference}",
        measured=ratio,
        target=f"≤ {comparison.target:.2f}",
        met=ratio <= comparison.target,
    )
