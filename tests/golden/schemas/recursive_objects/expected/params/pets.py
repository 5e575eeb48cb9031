"""TypedDicts of what a caller may pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model


class Friend(TypedDict):
    pet: NotRequired[Pet | Model]


class Pet(TypedDict):
    name: str
    mother: NotRequired[Pet | Model]
    kittens: NotRequired[Sequence[Pet | Model]]
    friend: NotRequired[Friend | Model]


PetsUpdateParams: TypeAlias = Pet
