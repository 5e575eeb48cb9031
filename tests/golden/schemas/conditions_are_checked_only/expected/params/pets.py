"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired


class PetsUpdateParams(TypedDict):
    kind: NotRequired[str]
    wings: NotRequired[int]
