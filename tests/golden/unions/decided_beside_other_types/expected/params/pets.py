"""TypedDicts of what a caller may pass."""

from typing import Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired

from .._runtime.inputs import DateTimeLike
from .._runtime.models import Model
from .._runtime.unions import UnknownMember


class Cat(TypedDict):
    kind: NotRequired[Literal["cat"]]
    lives: NotRequired[int]


class Dog(TypedDict):
    kind: NotRequired[Literal["dog", "wolf"] | None]
    tricks: NotRequired[int]


Pet: TypeAlias = str | DateTimeLike | Cat | Dog | Model | UnknownMember
