"""TypedDicts of what a caller may pass."""

from typing import Literal, TypedDict

from typing_extensions import NotRequired


class PetsUpdateParams(TypedDict):
    status: Literal["free", "sold"]
    size: NotRequired[Literal[1, 2, 3]]
    sex: NotRequired[Literal["f", "m"] | None]
    sterile: NotRequired[bool]
    mixed: NotRequired[Literal["auto", 0] | None]
