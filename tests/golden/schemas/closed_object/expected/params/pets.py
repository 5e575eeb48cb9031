"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model


class PetOwner(TypedDict):
    name: NotRequired[str]


class PetsUpdateParams(TypedDict):
    name: NotRequired[str]
    owner: NotRequired[PetOwner | Model]
