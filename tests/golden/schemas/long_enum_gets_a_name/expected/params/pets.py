"""TypedDicts of what a caller may pass."""

from typing import Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired

PetColour: TypeAlias = Literal["black", "blue", "brown", "green", "grey", "orange", "red", "white", "yellow"]


class PetsUpdateParams(TypedDict):
    colour: NotRequired[PetColour]
    month: NotRequired[Literal["jan", "feb", "mar", "apr"]]
