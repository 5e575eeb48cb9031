"""TypedDicts of what a caller may pass."""

from typing import TypedDict


class Weights(TypedDict):
    """Weights by day, in grams."""

    unit: str
