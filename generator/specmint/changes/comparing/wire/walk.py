"""Comparing every reachable pair of schemas once, and finding the operations that each pair concerns."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from specmint.changes.comparing.wire.schemas import compare_schemas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.changes.comparing.wire.difference import Difference
    from specmint.changes.comparing.wire.merged_schemas import MergedSchemas
    from specmint.changes.comparing.wire.pairs import Compared, Pair
    from specmint.changes.comparing.wire.unchanged import Unchanged


@dataclass
class Walk:
    """Compares pairs of schemas and those that they hold.

    Schemas may hold themselves, and thousands of places may hold the same one. So every pair is compared by itself and
    once; a set of operations, kept as the bits of a number, travels from each pair to the pairs that it holds.
    """

    old: MergedSchemas
    new: MergedSchemas
    unchanged: Unchanged
    _compared: dict[Pair, Compared] = field(default_factory=dict, repr=False)
    _equal: set[Pair] = field(default_factory=set, repr=False)

    def differences(self, roots: Iterable[tuple[Pair, int]]) -> Iterator[tuple[Difference, int]]:
        """Every difference that the roots lead to, and the bits of all the roots that lead to it."""
        for pair, bits in self._reached(roots).items():
            compared = self._compare(pair)
            for difference in compared.differences:
                yield difference, bits
            for aside in compared.subschema_rules:
                if self._differ(aside.pair):
                    yield aside.difference, bits

    def _reached(self, roots: Iterable[tuple[Pair, int]]) -> dict[Pair, int]:
        reached: dict[Pair, int] = {}
        waiting = deque(roots)
        while waiting:
            pair, bits = waiting.popleft()
            known = reached.get(pair, 0)
            if known | bits == known or self._is_unchanged(pair):
                continue
            reached[pair] = known | bits
            waiting.extend((inner, known | bits) for inner in self._compare(pair).inner)
        return reached

    def _compare(self, pair: Pair) -> Compared:
        compared = self._compared.get(pair)
        if compared is None:
            compared = self._compared[pair] = compare_schemas(pair, self.old, self.new)
        return compared

    def _is_unchanged(self, pair: Pair) -> bool:
        return (
            all(self.unchanged.holds(*each) for each in zip(pair.old, pair.new, strict=True))
            if len(pair.old) == len(pair.new)
            else False
        )

    def _differ(self, pair: Pair) -> bool:
        """Whether anything but annotations differs in a pair of schemas or in its subschemas."""
        seen = {pair}
        waiting = [pair]
        while waiting:
            each = waiting.pop()
            if each in self._equal or self._is_unchanged(each):
                continue
            compared = self._compare(each)
            if any(found.rule.area != "annotations" for found in compared.differences):
                return True
            inner = {*compared.inner, *(aside.pair for aside in compared.subschema_rules)} - seen
            seen |= inner
            waiting.extend(inner)
        self._equal |= seen
        return False
