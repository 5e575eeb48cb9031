"""TypedDicts of what a caller may pass."""

from typing import Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model, UnknownMember


class PetOption1(TypedDict):
    legs: Literal[2]
    wings: NotRequired[int]


class PetOption2(TypedDict):
    legs: Literal[4]
    tail: NotRequired[bool]


Pet: TypeAlias = PetOption1 | PetOption2 | Model | UnknownMember
