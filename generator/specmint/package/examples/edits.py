"""Sorts the properties of values, and computes the change between two values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from specmint.package.examples.goals import ABSENT

if TYPE_CHECKING:
    from collections.abc import Sequence

Path = tuple[str | int, ...]


def in_order(value: Any) -> Any:
    """A value with its properties sorted by name, so that a document in another order gives the same example."""
    if isinstance(value, dict):
        return {name: in_order(value[name]) for name in sorted(value)}
    return [in_order(each) for each in value] if isinstance(value, list) else value


def changed(value: Any, path: Path, part: Any) -> Any:
    """A copy of the value with ``part`` at the path, or without the entry at the path if ``part`` is ABSENT.

    Raises LookupError if the path does not exist in the value.
    """
    if not path:
        return part
    step, rest = path[0], path[1:]
    match value, step:
        case dict(), str() if part is ABSENT and not rest:
            _ = value[step]
            return {name: each for name, each in value.items() if name != step}
        case dict(), str():
            return {**value, step: changed(value[step] if rest else None, rest, part)}
        case list(), int() if rest or part is not ABSENT:
            return [*value[:step], changed(value[step], rest, part), *value[step + 1 :]]
    raise LookupError(step)


def part_at(value: Any, path: Sequence[str | int]) -> Any:
    """The part of a value at a path, or ABSENT where the path does not exist."""
    for step in path:
        try:
            value = value[step]
        except (LookupError, TypeError):
            return ABSENT
    return value


def difference(before: Any, after: Any) -> tuple[Path, Any]:
    """The smallest single change from one value to another: its path and the new part."""
    if isinstance(before, dict) and isinstance(after, dict):
        names = [name for name in {**before, **after} if not _same(before.get(name, ABSENT), after.get(name, ABSENT))]
        if len(names) == 1:
            (name,) = names
            if name not in before or name not in after:
                return (name,), after.get(name, ABSENT)
            path, part = difference(before[name], after[name])
            return (name, *path), part
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        places = [index for index, pair in enumerate(zip(before, after, strict=True)) if not _same(*pair)]
        if len(places) == 1:
            path, part = difference(before[places[0]], after[places[0]])
            return (places[0], *path), part
    return (), after


def _same(one: Any, other: Any) -> bool:
    """Whether two values are the same JSON text."""
    if one is ABSENT or other is ABSENT:
        return one is other
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
