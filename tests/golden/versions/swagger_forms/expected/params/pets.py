"""TypedDicts of what a caller may pass."""

from collections.abc import Sequence
from typing import TypedDict

from typing_extensions import NotRequired


class PetsCreateParams(TypedDict):
    name: str | None
    tags: NotRequired[Sequence[str]]


class PetsListParams(TypedDict):
    tags: NotRequired[Sequence[str]]
    ids: NotRequired[Sequence[int]]
    kinds: NotRequired[Sequence[str]]
    words: NotRequired[Sequence[str]]
