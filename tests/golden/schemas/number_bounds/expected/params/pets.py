"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired


class PetsCreateParams(TypedDict):
    age: NotRequired[int]
    weight: NotRequired[float]
    dose: NotRequired[float]
