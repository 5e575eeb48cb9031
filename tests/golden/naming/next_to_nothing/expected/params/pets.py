"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model

PetN1N2 = TypedDict("PetN1N2", {"3": NotRequired[int]})


PetN1 = TypedDict("PetN1", {"2": NotRequired[PetN1N2 | Model]})


class PetsUpdateParams(TypedDict):
    empty: NotRequired[str]
    u5f: NotRequired[str]
    u5f_u5f: NotRequired[str]
    minus: NotRequired[str]
    n1: NotRequired[PetN1 | Model]
    dollar: NotRequired[str]
