"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired


class PetsListParams(TypedDict):
    x_good: NotRequired[str]
