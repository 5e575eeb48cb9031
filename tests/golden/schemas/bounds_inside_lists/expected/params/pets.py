"""TypedDicts of what a caller may pass."""

from collections.abc import Mapping, Sequence
from typing import Literal, TypedDict

from typing_extensions import NotRequired


class PetsCreateParams(TypedDict):
    name: NotRequired[str]
    tags: NotRequired[Sequence[str]]
    grid: NotRequired[Sequence[Sequence[int]]]
    weights: NotRequired[Mapping[str, int]]
    tag: NotRequired[Sequence[str] | Literal["", "none"]]
