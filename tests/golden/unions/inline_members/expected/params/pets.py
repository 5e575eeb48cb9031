"""TypedDicts of what a caller may pass."""

from typing import Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model
from .._runtime.unions import UnknownMember


class PetDryFood(TypedDict):
    grams: NotRequired[int]


class PetFoodWithCans(TypedDict):
    cans: NotRequired[int]


class PetSoundBark(TypedDict):
    type: Literal["bark"]
    loud: NotRequired[bool]


class PetSoundTwoTone(TypedDict):
    type: Literal["two-tone"]
    high: NotRequired[int]


PetFood: TypeAlias = PetDryFood | PetFoodWithCans | Model | UnknownMember


PetSound: TypeAlias = PetSoundBark | PetSoundTwoTone | Model | UnknownMember


class PetsUpdateParams(TypedDict):
    sound: NotRequired[PetSound]
    food: NotRequired[PetFood]
