"""TypedDicts of what a caller may pass."""

from collections.abc import Sequence
from typing import Literal, TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model


class PetSize(TypedDict):
    width: NotRequired[int]


class PetsUpdateParams(TypedDict):
    status: NotRequired[Literal["free", "sold"]]
    """Whether it is for sale.

    Default: "free"
    """
    limit: NotRequired[int]
    """Default: 10"""
    tags: NotRequired[Sequence[str]]
    note: NotRequired[str | None]
    size: NotRequired[PetSize | Model]
    """Default: {"width": 3}"""
