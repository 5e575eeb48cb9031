"""TypedDicts of what a caller may pass."""

from collections.abc import Sequence
from typing import Any, TypedDict

from typing_extensions import NotRequired


class PetsUpdateParams(TypedDict):
    tag: str | int
    weight: str | float | None
    anything: Any
    several: NotRequired[Sequence[int] | str]
    nothing: NotRequired[None]
