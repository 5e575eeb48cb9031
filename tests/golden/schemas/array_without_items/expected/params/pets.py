"""TypedDicts of what a caller may pass."""

from collections.abc import Sequence
from typing import Any, TypedDict

from typing_extensions import NotRequired


class PetsUpdateParams(TypedDict):
    anything: NotRequired[Sequence[Any]]
    matrix: NotRequired[Sequence[Sequence[int]]]
    gaps: NotRequired[Sequence[str | None]]
