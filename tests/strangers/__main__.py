"""``python -m tests.strangers --seconds 600``: cells of the matrix in an order of chance, until the time is up.

Each run says its seed; the same seed gives the same cells. It ends with 1 where anything was found.
"""

from __future__ import annotations

import argparse
import random
import sys
from time import monotonic
from typing import TYPE_CHECKING

from tests.strangers.documents import DOCUMENTS
from tests.strangers.matrix import Base, Cell, imported, judged
from tests.strangers.payloads import PAYLOADS

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_AT_ONCE = 12
BATCH = 20
"""Packages that one process imports."""


class Fuzzer:
    """Draws cells, judges them and keeps count."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - the same cells for the same seed
        self._bases = {version: Base(version) for version in DOCUMENTS}
        self._waiting: dict[str, tuple[Cell, Mapping[str, str]]] = {}
        self.cells = self.texts = self.packages = 0
        self.findings: list[str] = []

    def run(self, seconds: float) -> None:
        """Go on until the time is up."""
        end = monotonic() + seconds
        while monotonic() < end:
            self.step()
        self.import_all()

    def step(self) -> None:
        """One cell."""
        base = self._bases[self._random.choice(list(DOCUMENTS))]
        count = self._random.choice((1, 1, 3, MOST_AT_ONCE))
        names = [self._random.choice(list(PAYLOADS)) for _ in range(self._random.choice((1, count)))]
        cell = base.cell(names, self._random.sample(base.positions, count))
        outcome = judged(base, cell, with_reports=self._random.random() < 0.3)
        self.cells += 1
        self.texts += len(cell.changes)
        for finding in outcome.findings:
            self.find(cell, finding)
        if outcome.files and not outcome.findings:
            self._waiting[f"acme{self.packages}"] = (cell, outcome.files)
            self.packages += 1
        if len(self._waiting) >= BATCH:
            self.import_all()

    def import_all(self) -> None:
        """Import what waits for it, by one process."""
        for line in imported({name: files for name, (_, files) in self._waiting.items()}) if self._waiting else ():
            name = line.split(" ", 1)[0]
            cell = self._waiting[name][0] if name in self._waiting else Cell("?", {})
            self.find(cell, line)
        self._waiting.clear()

    def find(self, cell: Cell, finding: str) -> None:
        """Note a finding, and say it at once."""
        self.findings.append(f"{cell}\n  {finding}")
        print(ascii(self.findings[-1]), flush=True)  # noqa: T201 - this is a program


def main() -> int:
    """Run, and say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.strangers", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))  # noqa: S311 - any seed will do
    chosen = parser.parse_args()
    fuzzer = Fuzzer(chosen.seed)
    fuzzer.run(chosen.seconds)
    counts = f"{fuzzer.cells:,} documents with {fuzzer.texts:,} hostile texts, {fuzzer.packages:,} packages imported"
    print(f"seed {chosen.seed}: {counts}, {len(fuzzer.findings):,} findings")  # noqa: T201
    return int(bool(fuzzer.findings))


if __name__ == "__main__":
    sys.exit(main())
