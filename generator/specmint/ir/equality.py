"""Equality of JSON values (JSON Schema 2020-12, core, section 4.2.2): ``1`` equals ``1.0`` and not ``true``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def exact(value: Any) -> str:
    """A text that is the same for equal JSON values only. The order of keys has no effect."""
    if isinstance(value, float) and value.is_integer():
        return repr(int(value))
    if isinstance(value, list):
        return f"[{','.join(map(exact, value))}]"
    if isinstance(value, dict):
        return f"{{{','.join(sorted(f'{key!r}:{exact(each)}' for key, each in value.items()))}}}"
    return repr(value)


def is_equal(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal."""
    if one is other:
        return True
    # Whatever JSON holds to be equal is equal to Python, too, and most values are written in one way.
    return bool(one == other) and (repr(one) == repr(other) or exact(one) == exact(other))


def common(lists: Sequence[Iterable[Any]]) -> list[Any]:
    """The values that occur in all of the lists, in the order of the first, without duplicates."""
    if not lists:
        return []
    others = [{exact(value) for value in each} for each in lists[1:]]
    first = {exact(value): value for value in reversed(list(lists[0]))}
    return [value for text, value in reversed(first.items()) if all(text in each for each in others)]


def whole(value: Any) -> Any:
    """A float without fraction as int, which JSON Schema calls an integer; any other value unchanged."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
