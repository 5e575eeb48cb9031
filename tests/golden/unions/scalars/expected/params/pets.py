"""TypedDicts of what a caller may pass."""

from collections.abc import Sequence
from typing import Literal, TypedDict

from typing_extensions import NotRequired

from .._runtime.inputs import DateLike


class PetsUpdateParams(TypedDict):
    id: str | int
    born: NotRequired[DateLike | int]
    size: NotRequired[Literal["small", "large"] | float]
    tags: NotRequired[str | Sequence[str]]
