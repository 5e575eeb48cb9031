"""TypedDicts of what a caller may pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model


class PetPerson(TypedDict):
    name: NotRequired[str]


class PetVet(TypedDict):
    practice: NotRequired[str]


class Shelter(TypedDict):
    keeper: NotRequired[PetPerson | Model]


class Pet(TypedDict):
    owner: NotRequired[PetPerson | Model]
    parents: NotRequired[Sequence[Pet | Model]]
    vet: NotRequired[PetVet | Model]
    shelter: NotRequired[Shelter | Model]


PetsUpdateParams: TypeAlias = Pet
