"""TypedDicts of what a caller may pass."""

from collections.abc import Sequence
from typing import TypedDict

from typing_extensions import NotRequired

from .._runtime.inputs import DateLike


class PetsUpdateParams(TypedDict):
    position: NotRequired[Sequence[float]]
    log: NotRequired[Sequence[DateLike | int]]
