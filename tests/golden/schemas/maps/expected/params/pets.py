"""TypedDicts of what a caller may pass."""

from collections.abc import Mapping
from typing import TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model


class Friend(TypedDict):
    name: NotRequired[str]


class PetTeethValue(TypedDict):
    healthy: NotRequired[bool]


class PetsUpdateParams(TypedDict):
    scores: NotRequired[Mapping[str, int]]
    friends: NotRequired[Mapping[str, Friend | Model]]
    teeth: NotRequired[Mapping[str, PetTeethValue | Model]]
