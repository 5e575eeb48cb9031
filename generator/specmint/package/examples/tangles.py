"""Finds large sets of schemas that all refer to each other, such as the terms of a query language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.ir.document import part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LEAST = 16
"""The least number of schemas in a tangle. For fewer, all paths can be tried."""


@dataclass(frozen=True)
class Tangles:
    """The schemas of a document that are in a tangle."""

    parts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, leads_to: Mapping[str, Iterable[str]]) -> Tangles:
        """The tangles of a graph of schemas."""
        circles = (each for each in strongly_connected(leads_to) if len(each) >= LEAST)
        return cls(frozenset(part for each in circles for part in each))

    def holds(self, pointer: str) -> bool:
        """Whether the schema at a pointer is in a tangle."""
        return bool(self.parts) and part_of(pointer) in self.parts


def strongly_connected(leads_to: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """The strongly connected components of a graph (Tarjan's algorithm), without recursion."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_: dict[str, None] = {}
    found: list[list[str]] = []
    for start in leads_to:
        waiting = [(start, iter(sorted(leads_to[start])))] if start not in order else []
        if waiting:
            order[start] = lowest[start] = len(order)
            open_[start] = None
        while waiting:
            node, targets = waiting[-1]
            target = next((each for each in targets if each in leads_to and (each not in order or each in open_)), None)
            if target is None:
                waiting.pop()
                if waiting:
                    above = waiting[-1][0]
                    lowest[above] = min(lowest[above], lowest[node])
                if lowest[node] == order[node]:
                    found.append([])
                    while node in open_:
                        found[-1].append(open_.popitem()[0])
            elif target in open_:
                lowest[node] = min(lowest[node], order[target])
            else:
                order[target] = lowest[target] = len(order)
                open_[target] = None
                waiting.append((target, iter(sorted(leads_to[target]))))
    return found
