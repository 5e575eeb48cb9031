"""Makes numbers within their bounds."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from specmint.package.examples.seeds import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.package.examples.shape import Shape

SPREAD = 100
"""How many different numbers are considered. Small numbers are easy to read."""

INTEGER_FORMATS = {"int32": 2**31, "int64": 2**63}


def numbers(shape: Shape, seed: str, *, integer: bool) -> Iterator[int | float]:
    """Different numbers that satisfy all bounds and the first ``multipleOf`` (JSON Schema 2020-12, validation, 6.2)."""
    low, high = _bounds(shape)
    step = _step(shape, integer=integer)
    if (
        low is not None
        and high is not None
        and high - low < step
        and "multipleOf" not in shape.keywords
        and not integer
    ):
        step = (high - low) / 4 or abs(low) or step
    first = _first(shape, low, high, step)
    last = _last(shape, high, first, step)
    count = min(last - first + 1, SPREAD)
    start = number(seed) % count if count > 0 else 0
    for offset in range(count):
        yield plain((first + (start + offset) % count) * step)


def plain(value: Fraction) -> int | float:
    """A fraction as a JSON number: an integer if possible."""
    return value.numerator if value.denominator == 1 else float(value)


def exact(value: float) -> Fraction:
    """The exact value of a JSON number as it is written: 0.1 is a tenth."""
    return Fraction(str(value))


def _bounds(shape: Shape) -> tuple[Fraction | None, Fraction | None]:
    limits = [INTEGER_FORMATS[name] for name in shape.all("format") if name in INTEGER_FORMATS]
    low = [*shape.all("minimum"), *shape.all("exclusiveMinimum"), *(-limit for limit in limits)]
    high = [*shape.all("maximum"), *shape.all("exclusiveMaximum"), *(limit - 1 for limit in limits)]
    written = len(low) > len(limits)
    lowest = exact(max(low)) if low and (written or len(high) > len(limits)) else None
    return lowest, exact(min(high)) if high else None


def _step(shape: Shape, *, integer: bool) -> Fraction:
    given = next((abs(exact(value)) for value in shape.all("multipleOf") if value), None)
    if given is None:
        return Fraction(1) if integer else Fraction(1, 2)
    return Fraction(given.numerator) if integer else given


def _first(shape: Shape, low: Fraction | None, high: Fraction | None, step: Fraction) -> int:
    if low is None:
        return 1 if high is None or high >= step else math.floor(high / step) - SPREAD
    first = math.ceil(low / step)
    excluded = any(exact(limit) == first * step for limit in shape.all("exclusiveMinimum"))
    return first + 1 if excluded else first


def _last(shape: Shape, high: Fraction | None, first: int, step: Fraction) -> int:
    if high is None:
        return first + SPREAD - 1
    last = math.floor(high / step)
    excluded = any(exact(limit) == last * step for limit in shape.all("exclusiveMaximum"))
    return last - 1 if excluded else last
