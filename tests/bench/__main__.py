"""Measure every scenario, print the figures beside their targets, and keep them in ``.bench/results.json``."""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from tests.bench.measure import measure
from tests.bench.scenarios import REPOSITORY, scenarios

if TYPE_CHECKING:
    from tests.bench.measure import Figure

RESULTS = REPOSITORY / ".bench" / "results.json"
REFERENCES = """\
generate, check: datamodel-codegen makes the models alone, formatted by black and isort
import: import httpx, pydantic"""


def main() -> None:
    """Run the benchmarks. A missed target is a figure; a command that fails ends the run with status 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--pairs", type=int, default=11, help="timed runs of each side (default: 11)")
    pairs = parser.parse_args().pairs
    try:
        figures = _measure_all(pairs)
    except subprocess.CalledProcessError as failure:
        sys.exit(f"This command failed, so there is nothing to compare: {failure.cmd}\n{failure.stderr.decode()}")
    Console().print(_table(figures, pairs))
    _keep(figures, pairs)


def _measure_all(pairs: int) -> list[Figure]:
    with TemporaryDirectory() as folder:
        return [measure(scenario, pairs) for scenario in scenarios(Path(folder))]


def _table(figures: list[Figure], pairs: int) -> Table:
    table = Table(title=f"Whole processes, medians of {pairs} interleaved pairs", caption=REFERENCES)
    table.add_column("scenario")
    for column in ("specmint", "reference", "ratio", "target"):
        table.add_column(column, justify="right")
    table.add_column("")
    for figure in figures:
        seconds = (f"{figure.subject:.3f} s", f"{figure.reference:.3f} s")
        ratios = (f"{figure.ratio:.2f}", f"≤ {figure.target:.2f}")
        table.add_row(figure.name, *seconds, *ratios, "met" if figure.met else "missed")
    return table


def _keep(figures: list[Figure], pairs: int) -> None:
    results = {
        "python": platform.python_version(),
        "pairs": pairs,
        "figures": [asdict(figure) | {"met": figure.met} for figure in figures],
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
