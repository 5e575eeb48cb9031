"""Collecting differences with the operations they concern, and schemas that are still to be compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from specmint.changes.comparing.wire.difference import Difference
from specmint.changes.comparing.wire.pairs import Pair

if TYPE_CHECKING:
    from specmint.api.schemas.merging.parts import Site
    from specmint.api.schemas.view import Direction
    from specmint.changes.comparing.wire.merged_schemas import MergedSchemas
    from specmint.changes.rules.change import ChangeRule


@dataclass
class Found:
    """The differences of two documents while they are compared.

    ``concerned`` is the bit of the operation at hand, or 0 for what concerns the API as a whole. A difference found
    for several operations is one difference, that concerns all of them.
    """

    old: MergedSchemas
    new: MergedSchemas
    roots: list[tuple[Pair, int]] = field(default_factory=list)
    differences: dict[Difference, int] = field(default_factory=dict)
    concerned: int = 0

    def add(self, rule: ChangeRule, old: Site | None, new: Site | None, subject: str = "", /, **facts: str) -> None:
        """Note a difference for the operation at hand."""
        self.note(Difference(rule, old, new, tuple(facts.items()), subject), self.concerned)

    def about(self, rule: ChangeRule, sites: tuple[Site, Site], keyword: str, subject: str, /, **facts: str) -> None:
        """Note a difference about one keyword of what stands in both documents."""
        old, new = (site._replace(keyword=keyword) for site in sites)
        self.add(rule, old, new, subject, **facts)

    def note(self, difference: Difference, bits: int) -> None:
        """Note a difference for several operations."""
        self.differences[difference] = self.differences.get(difference, 0) | bits

    def compare(self, old: str, new: str, way: Direction) -> None:
        """Have two schemas compared for the operation at hand."""
        pair = Pair(self.old.canonical((old,)), self.new.canonical((new,)), way)
        self.roots.append((pair, self.concerned))
