"""TypedDicts of what a caller may pass."""

from typing import Literal, TypeAlias, TypedDict

from .._runtime.models import Model
from .._runtime.unions import UnknownMember


class Cat(TypedDict):
    kind: Literal["cat"]


class Dog(TypedDict):
    kind: Literal["dog"]


class Fish(TypedDict):
    kind: Literal["fish"]


Furry: TypeAlias = Cat | Dog | Model | UnknownMember


Pet: TypeAlias = Furry | Fish | Model | UnknownMember
