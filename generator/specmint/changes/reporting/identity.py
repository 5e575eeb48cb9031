"""Fingerprints of changes that do not depend on lines."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from specmint.changes.rules.change import Change, Spot


def fingerprints(changes: Iterable[Change]) -> tuple[str, ...]:
    """One name a change, 16 hexadecimal digits long, in their order; all are different.

    They depend on what changed, not on lines, nor on the level, on the user's code or on who accepted it.
    """
    seen: Counter[str] = Counter()
    found = []
    for change in changes:
        key = _key(change)
        seen[key] += 1
        found.append(hashlib.sha256(f"{key}{seen[key]}".encode()).hexdigest()[:16])
    return tuple(found)


def _key(change: Change) -> str:
    """ASCII, so that a lone surrogate of a document can be hashed."""
    pointers = [_pointer(change.old), _pointer(change.new)]
    return json.dumps(
        [change.rule.id, change.subject, change.message, pointers, change.operations, change.calls, change.symbols]
    )


def _pointer(spot: Spot | None) -> str | None:
    return None if spot is None else spot.pointer
