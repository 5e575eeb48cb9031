"""TypedDicts of what a caller may pass."""

from typing import Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model
from .._runtime.unions import UnknownMember


class Cat(TypedDict):
    kind: Literal["meow"]
    name: str
    lives: NotRequired[int]


class Dog(TypedDict):
    kind: Literal["Dog"]
    name: str
    tricks: NotRequired[int]


class Puppy(TypedDict):
    kind: Literal["Puppy"]
    name: str
    tricks: NotRequired[int]
    weeks: NotRequired[int]


Pet: TypeAlias = Cat | Dog | Puppy | Model | UnknownMember
