"""TypedDicts of what a caller may pass."""

from typing import Literal, TypedDict

from typing_extensions import NotRequired


class PetsUpdateParams(TypedDict):
    kind: Literal["cat"]
    state: NotRequired[Literal["b", "c", "d"]]
