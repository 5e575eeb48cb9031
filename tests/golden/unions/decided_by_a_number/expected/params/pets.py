"""TypedDicts of what a caller may pass."""

from typing import Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model
from .._runtime.unions import UnknownMember


class PetWithTail(TypedDict):
    legs: Literal[4]
    tail: NotRequired[bool]


class PetWithWings(TypedDict):
    legs: Literal[2]
    wings: NotRequired[int]


Pet: TypeAlias = PetWithWings | PetWithTail | Model | UnknownMember
