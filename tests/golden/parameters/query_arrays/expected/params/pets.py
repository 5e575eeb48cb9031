"""TypedDicts of what a caller may pass."""

from collections.abc import Sequence
from typing import TypedDict

from typing_extensions import NotRequired


class PetsListParams(TypedDict):
    exploded: NotRequired[Sequence[str]]
    commas: NotRequired[Sequence[str]]
    spaces: NotRequired[Sequence[str]]
    pipes: NotRequired[Sequence[str]]
