"""TypedDicts of what a caller may pass."""

from collections.abc import Sequence
from typing import TypeAlias, TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model
from .._runtime.unions import UnknownMember


class Owner(TypedDict):
    name: str


PetOwner: TypeAlias = str | Owner | Model | UnknownMember


PetToysItem: TypeAlias = Owner | bool | Model | UnknownMember


class PetsUpdateParams(TypedDict):
    owner: NotRequired[PetOwner]
    toys: NotRequired[Sequence[PetToysItem | None]]
