"""TypedDicts of what a caller may pass."""

from collections.abc import Sequence
from typing import TypeAlias, TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model
from .._runtime.unions import UnknownMember


class Cat(TypedDict):
    name: NotRequired[str]
    lives: int


class Dog(TypedDict):
    name: NotRequired[str]
    tricks: Sequence[str]


Pet: TypeAlias = Cat | Dog | Model | UnknownMember
