"""TypedDicts of what a caller may pass."""

from typing import Literal, TypedDict

from typing_extensions import NotRequired


class PetsUpdateParams(TypedDict):
    object: Literal["pet"]
    version: NotRequired[Literal[2]]
    living: NotRequired[bool]
    gone: NotRequired[None]
    half: NotRequired[float]
