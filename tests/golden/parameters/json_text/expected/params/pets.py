"""TypedDicts of what a caller may pass."""

from collections.abc import Sequence
from typing import TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model


class PetsListFilter(TypedDict):
    age: int
    names: NotRequired[Sequence[str]]


class PetsListParams(TypedDict):
    filter: NotRequired[PetsListFilter | Model]
