"""TypedDicts of what a caller may pass."""

from collections.abc import Mapping, Sequence
from typing import TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model


class PetAddress(TypedDict):
    city: NotRequired[str]


class PetOwnerAddress(TypedDict):
    street: NotRequired[str]


class PetToysItem(TypedDict):
    name: NotRequired[str]


class PetVisitsValue(TypedDict):
    on: NotRequired[str]


class PetOwner(TypedDict):
    address: NotRequired[PetOwnerAddress | Model]


class PetsUpdateParams(TypedDict):
    owner: NotRequired[PetOwner | Model]
    toys: NotRequired[Sequence[PetToysItem | Model]]
    visits: NotRequired[Mapping[str, PetVisitsValue | Model]]
    address: NotRequired[PetAddress | Model]
