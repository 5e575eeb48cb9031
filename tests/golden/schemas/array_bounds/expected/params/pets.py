"""TypedDicts of what a caller may pass."""

from collections.abc import Sequence
from typing import TypedDict

from typing_extensions import NotRequired


class PetsCreateParams(TypedDict):
    names: NotRequired[Sequence[str]]
