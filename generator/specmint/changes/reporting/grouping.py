"""The order of changes in reports: by level, the worst first, then by the calls they concern."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from specmint.ir.policy import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from specmint.changes.rules.change import Accepted, Change, Comparison, Use
    from specmint.ir.policy import Level


@dataclass(frozen=True)
class Group:
    """The changes of one level that concern the same calls; no calls stand for the client as a whole.

    ``fresh`` are those of the calls that no group before this one is about.
    """

    calls: tuple[str, ...]
    changes: tuple[Change, ...]
    fresh: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """The changes of one level."""

    level: Level
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """How many changes there are."""
        return sum(len(group.changes) for group in self.groups)

    @property
    def counted(self) -> str:
        """The count as one reads it."""
        return f"{self.count:,}"


def sections(comparison: Comparison) -> tuple[Section, ...]:
    """The levels that have changes which nobody has accepted."""
    told: set[str] = set()
    found = [Section(level, _groups(comparison.at(level), told)) for level in LEVELS]
    return tuple(section for section in found if section.groups)


def accepted(comparison: Comparison) -> dict[Change, Accepted]:
    """The accepted changes, with the reason of each."""
    return {change: change.accepted for change in comparison.changes if change.accepted is not None}


def uses(comparison: Comparison) -> dict[Use, list[Change]]:
    """The user's lines that changes hit which nobody has accepted, in the order of the files.

    A line that is hit at several columns is told once.
    """
    found: defaultdict[tuple[str, int], dict[Use, list[Change]]] = defaultdict(dict)
    for change in comparison.changes:
        for use in () if change.accepted else change.uses:
            found[use.path, use.line].setdefault(use, []).append(change)
    return {min(of_line): _distinct(of_line.values()) for _, of_line in sorted(found.items())}


def _distinct(changes: Iterable[list[Change]]) -> list[Change]:
    return sorted(dict.fromkeys(chain.from_iterable(changes)), key=lambda change: LEVELS.index(change.level))


def _groups(changes: Iterable[Change], told: set[str]) -> tuple[Group, ...]:
    """Changes of the whole client come first, then those of one call, then those of several. Adds to ``told``."""
    found: defaultdict[tuple[str, ...], list[Change]] = defaultdict(list)
    for change in changes:
        found[change.calls].append(change)
    groups = []
    for calls in sorted(found, key=lambda calls: (len(calls) > 1, calls)):
        groups.append(Group(calls, tuple(found[calls]), tuple(call for call in calls if call not in told)))
        told.update(calls)
    return tuple(groups)
