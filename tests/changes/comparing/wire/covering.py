"""Whether changes tell just what an independent comparison finds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tests.changes.comparing.wire.independent import WAYS, differing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from specmint.changes.rules.change import Change
    from specmint.ir.document import Document
    from tests.changes.comparing.wire.independent import Leaves, Said

WHOLE: Final = re.compile(
    r"-(added|removed|renamed|restricted|unrestricted|union|only)$"
    r"|(type|not|condition|contains|names|schema|properties|items)-changed$"
)
"""The rules that may be about all that stands below a place, what it refers to included."""
ABOUT_ONE_KEYWORD: Final = re.compile(
    r"(?<!/properties)/(type|enum|const|format|pattern|default|deprecated|uniqueItems|multipleOf|(exclusive)?(min|max)\w*)$"
)


def mistakes(changes: Iterable[Change], old: Document, new: Document) -> list[str]:
    """What is missed and what is invented, by the reading of the unions that speaks most for the changes."""
    found = []
    for way in WAYS:
        leaves = differing(old, new, way)
        found.append(missed(changes, *leaves) + invented(changes, *leaves))
        if not found[-1]:
            return []
    return min(found, key=len)


def missed(changes: Iterable[Change], old: Leaves, new: Leaves) -> list[str]:
    """The differences that no change tells: they lie under none of their places."""
    places, wholes = _told(changes)
    return [
        f"{leaf} {sorted(said.places)}"
        for side, leaves in enumerate((old, new))
        for leaf, said in leaves.items()
        if not leaf.is_prose and not _is_told(said, places[side], wholes[side])
    ]


def invented(changes: Iterable[Change], old: Leaves, new: Leaves) -> list[str]:
    """The changes at whose places nothing differs."""
    differing = [
        {above for said in leaves.values() for each in said.places | said.above for above in _prefixes(each)}
        for leaves in (old, new)
    ]
    return [
        f"{change.rule.id}: {change.message}"
        for change in changes
        if not any(
            spot and spot.pointer in side for spot, side in zip((change.old, change.new), differing, strict=True)
        )
    ]


def _told(changes: Iterable[Change]) -> tuple[tuple[set[str], set[str]], tuple[set[str], set[str]]]:
    places: tuple[set[str], set[str]] = (set(), set())
    wholes: tuple[set[str], set[str]] = (set(), set())
    for change in changes:
        spots = (change.old, change.new)
        is_about_one = any(spot and ABOUT_ONE_KEYWORD.search(spot.pointer) for spot in spots)
        for side, spot in enumerate(spots):
            is_lacking = is_about_one and spot is not None and not ABOUT_ONE_KEYWORD.search(spot.pointer)
            if spot is not None and not is_lacking and "documentation" not in change.rule.id:
                places[side].add(spot.pointer)
                if WHOLE.search(change.rule.id):
                    wholes[side].add(spot.pointer)
    return places, wholes


def _is_told(said: Said, places: set[str], wholes: set[str]) -> bool:
    """Whether a change is told at the place itself or above it, or about all of something that leads to it."""
    return any(not places.isdisjoint(_prefixes(each)) for each in said.places) or any(
        not wholes.isdisjoint(_prefixes(each)) for each in said.above
    )


def _prefixes(pointer: str) -> list[str]:
    steps = pointer.split("/")
    return ["/".join(steps[: length + 1]) for length in range(len(steps))]
