"""Every document that openapi-python-client can do: who is faster."""

from __future__ import annotations

import gzip
import shutil
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from tests.bench.commands import openapi_python_client, specmint
from tests.bench.measure import FailedError
from tests.bench.rows import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

TARGET = 0.9
TIMEOUT = 300.0
"""Seconds after which the other generator is taken not to be able to do a document."""
ENOUGH = 30.0
"""Seconds that a document is measured for before no further round is begun."""


def unpacked(packed: Path, place: Path) -> Path:
    """The document, which the corpus holds packed."""
    place.write_bytes(gzip.decompress(packed.read_bytes()))
    return place


def rows(folder: Path, corpus: Path, rounds: int, tell: Callable[[str], None]) -> Iterator[Row]:
    """Run both generators on every document in turn, each time from nothing."""
    contests = []
    for packed in sorted(corpus.glob("*.gz")):
        contests.append(_Contest.held(unpacked(packed, folder / packed.name.removesuffix(".gz")), rounds))
        tell(str(contests[-1]))
    yield _verdict(contests)


@dataclass(frozen=True)
class _Contest:
    """Seconds of both on one document, pair by pair, and the lines of Python that each wrote.

    ``lost_by`` says why one of them could not do it.
    """

    document: str
    pairs: Sequence[tuple[float, float]] = ()
    lines: tuple[int, int] = (0, 0)
    lost_by: str = ""

    @classmethod
    def held(cls, document: Path, rounds: int) -> _Contest:
        ours, theirs = document.parent / "ours", document.parent / "theirs"

        def forget() -> None:
            for name in ("ours", "theirs", "cache"):
                shutil.rmtree(document.parent / name, ignore_errors=True)

        options = ("--package", "ours", "--out", str(ours), "--formatter", "ruff", "--allow-incomplete")
        own = specmint(document.parent, "generate", "--spec", str(document), *options, prepare=forget)
        other = openapi_python_client(document, theirs, TIMEOUT)
        pairs: list[tuple[float, float]] = []
        while len(pairs) < rounds and sum(map(sum, pairs)) < ENOUGH:
            try:
                seconds = own.run().seconds
            except FailedError as error:
                return cls(document.name, lost_by=f"specmint: {error}")
            try:
                pairs.append((seconds, other.run().seconds))
            except FailedError as error:
                return cls(document.name, lost_by=f"openapi-python-client: {error}")
        return cls(document.name, pairs, (_lines(ours), _lines(theirs)))

    @property
    def medians(self) -> tuple[float, float]:
        """The seconds of both."""
        return median(own for own, _ in self.pairs), median(other for _, other in self.pairs)

    @property
    def is_won(self) -> bool:
        """Whether specmint is faster."""
        return bool(self.pairs) and median(own / other for own, other in self.pairs) < 1

    @property
    def counts(self) -> bool:
        """Whether openapi-python-client can do the document."""
        return bool(self.pairs) or self.lost_by.startswith("specmint")

    def __str__(self) -> str:
        if not self.pairs:
            return f"{self.document}: {self.lost_by}"
        own, other = self.medians
        return f"{self.document}: {own:.2f} s for {self.lines[0]:,} lines, {other:.2f} s for {self.lines[1]:,}"

    def content(self) -> dict[str, Any]:
        """The contest as JSON values."""
        seconds = self.medians if self.pairs else None
        return {"document": self.document, "seconds": seconds, "lines": self.lines, "lost_by": self.lost_by}


def _verdict(contests: Sequence[_Contest]) -> Row:
    counted = [each for each in contests if each.counts]
    won = sum(each.is_won for each in counted)
    more = sum(each.lines[0] > each.lines[1] for each in counted)
    share = won / len(counted) if counted else 0.0
    return Row(
        work=f"documents that openapi-python-client can do ({len(counted)} of {len(contests)})",
        ours=f"faster on {won}, more lines on {more}",
        reference="openapi-python-client with ruff",
        measured=share,
        target=f"≥ {TARGET:.2f}",
        met=share >= TARGET,
        details=[each.content() for each in contests],
    )


def _lines(folder: Path) -> int:
    return sum(path.read_bytes().count(b"\n") for path in folder.rglob("*.py"))
