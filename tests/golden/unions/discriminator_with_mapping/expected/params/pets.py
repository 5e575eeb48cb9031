"""TypedDicts of what a caller may pass."""

from typing import Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model
from .._runtime.unions import UnknownMember


class Cat(TypedDict):
    kind: Literal["meow"]
    lives: NotRequired[int]


class Dog(TypedDict):
    kind: Literal["woof", "wuff"]
    tricks: NotRequired[int]


Pet: TypeAlias = Cat | Dog | Model | UnknownMember
