"""Pydantic models of what the server sends."""

from typing import Annotated, Literal

from typing_extensions import TypeAliasType

from .._runtime.models import Model
from .._runtime.shapes import ByShape
from .._runtime.unions import ByProperty, UnknownMember


class PetDryFood(Model):
    grams: int | None = None


class PetFoodWithCans(Model):
    cans: int | None = None


class PetSoundBark(Model):
    type: Literal["bark"]
    loud: bool | None = None


class PetSoundTwoTone(Model):
    type: Literal["two-tone"]
    high: int | None = None


PetFood = TypeAliasType("PetFood", Annotated[PetDryFood | PetFoodWithCans | UnknownMember, ByShape()])


PetSound = TypeAliasType("PetSound", Annotated[PetSoundBark | PetSoundTwoTone | UnknownMember, ByProperty("type")])


class Pet(Model):
    sound: PetSound | None = None
    food: PetFood | None = None
