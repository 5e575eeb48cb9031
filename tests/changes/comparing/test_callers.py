"""Pairs of packages by chance: what no longer passes a type check in a caller's code is called breaking.

The caller of the samples is a usual one: who reads an open union asks which member it is, and is ready for others; who
names a type takes it from ``models`` or ``params``. Such a caller does not make models itself.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import pytest

from specmint.changes.comparing.compare import compare
from specmint.ir.policy import Policy
from tests.changes.comparing.callers.checking import broken
from tests.changes.comparing.callers.pairs import pair

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from specmint.changes.comparing.revision import Revision
    from specmint.changes.rules.change import Change
    from tests.changes.comparing.callers.checking import Break

PAIRS: Final = int(os.environ.get("SPECMINT_FUZZ", "60"))
AT_ONCE: Final = 60
"""The pairs that one run of mypy takes."""


@pytest.mark.parametrize("first", range(0, PAIRS, AT_ONCE))
def test_what_breaks_a_caller_is_never_called_compatible(first: int, tmp_path: Path) -> None:
    pairs = dict(_pairs(range(first, min(first + AT_ONCE, PAIRS))))
    breaks = broken(tmp_path, pairs)
    compared = {name: compare(*pairs[name], Policy()) for name in breaks}
    assert {name: each.step for name, each in compared.items() if each.step != "major"} == {}
    assert [
        f"{name}: {each.message}"
        for name, found in breaks.items()
        for each in found
        if not any(_concerns(change, each) for change in compared[name].at("breaking"))
    ] == []
    assert 0 < len(breaks) < len(pairs), "the samples find nothing, or fault with everything"


def _pairs(seeds: range) -> Iterator[tuple[str, tuple[Revision, Revision]]]:
    for seed in seeds:
        if made := pair(seed):
            yield f"p{seed:05}", made


def _concerns(change: Change, found: Break) -> bool:
    """Whether a change is about what is broken, or about a type that it uses."""
    if found.uses & {*change.calls}:
        return True
    parts = [frozenset(symbol.split(".")) for symbol in change.symbols]
    return any(part >= frozenset(use.split(".")) for use in found.uses for part in parts)
