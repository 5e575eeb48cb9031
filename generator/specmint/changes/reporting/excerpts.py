"""The old and the new text at a place, compared line by line."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, Literal

from specmint.changes.reporting.plain import lines_of, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.changes.rules.change import Spot

_CONTEXT: Final = 3
"""Lines shown around what changed."""
_MOST_COMPARED: Final = 500
"""The most lines that are compared, since the time for matching grows faster than their number."""
_LONGEST_LINE: Final = 400

Kind = Literal["same", "changed", "folded", "cut"]


@dataclass(frozen=True)
class Run:
    """Lines that follow each other: the same on both sides, changed, or not shown.

    ``hidden`` counts lines that are the same on both sides (``folded``) or for which there is no room (``cut``).
    """

    kind: Kind
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    hidden: int = 0


def runs(old: str, new: str, most: int) -> tuple[Run, ...]:
    """Two excerpts side by side, with little of what they share, in at most so many lines. Empty for two empty ones."""
    old_lines, new_lines = _shown(old), _shown(new)
    if old_lines == new_lines:
        return tuple(_limited([Run("same", old_lines, new_lines)], most)) if old_lines else ()
    beyond = max(len(old_lines), len(new_lines)) - _MOST_COMPARED
    found = list(_folded(_compared(old_lines[:_MOST_COMPARED], new_lines[:_MOST_COMPARED])))
    if beyond > 0:
        found.append(Run("cut", hidden=beyond))
    return tuple(_limited(found, most))


def excerpt_of(spot: Spot | None) -> str:
    """The excerpt of a place; empty without a place."""
    return spot.excerpt if spot else ""


def _shown(text: str) -> tuple[str, ...]:
    return tuple(shortened(line, _LONGEST_LINE) for line in lines_of(text))


def _compared(old: tuple[str, ...], new: tuple[str, ...]) -> list[Run]:
    """Match lines. Common first and last lines are split off before, since matching long texts is slow."""
    bare, new_bare = _bare(old), _bare(new)
    before = _shared(bare, new_bare)
    after = _shared(bare[before:][::-1], new_bare[before:][::-1])
    old_end, new_end = len(old) - after, len(new) - after
    found = [
        Run("same", old[:before], new[:before]),
        *_matched(old[before:old_end], new[before:new_end]),
        Run("same", old[old_end:], new[new_end:]),
    ]
    return [run for run in found if run.old or run.new]


def _matched(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Run]:
    for tag, start, end, new_start, new_end in SequenceMatcher(None, _bare(old), _bare(new)).get_opcodes():
        yield Run("same" if tag == "equal" else "changed", old[start:end], new[new_start:new_end])


def _shared(lines: list[str], others: list[str]) -> int:
    """How many lines both begin with."""
    pairs = zip(lines, others, strict=False)
    return next((number for number, (line, other) in enumerate(pairs) if line != other), min(len(lines), len(others)))


def _bare(lines: tuple[str, ...]) -> list[str]:
    """The lines without the comma after a JSON item, so that a new last item does not change its neighbour."""
    return [line.removesuffix(",") for line in lines]


def _folded(found: list[Run]) -> Iterator[Run]:
    for number, run in enumerate(found):
        before = _CONTEXT if number > 0 else 0
        after = _CONTEXT if number < len(found) - 1 else 0
        hidden = len(run.old) - before - after
        if run.kind == "same" and hidden > 1:
            rest = len(run.old) - after
            yield Run("same", run.old[:before], run.new[:before])
            yield Run("folded", hidden=hidden)
            yield Run("same", run.old[rest:], run.new[rest:])
        else:
            yield run


def _limited(found: Iterable[Run], most: int) -> Iterator[Run]:
    left, hidden = most, 0
    for run in found:
        height = max(len(run.old), len(run.new))
        if left and run.kind != "cut" and (height or run.hidden):
            yield Run(run.kind, run.old[:left], run.new[:left], run.hidden)
        else:
            hidden += run.hidden
        hidden += max(0, height - left)
        left = max(0, left - height)
    if hidden:
        yield Run("cut", hidden=hidden)
