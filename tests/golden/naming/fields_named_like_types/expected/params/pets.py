"""TypedDicts of what a caller may pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypedDict

from typing_extensions import NotRequired

from .._runtime.inputs import DateLike
from .._runtime.models import Model


class Pet(TypedDict):
    list: Sequence[str]
    str: NotRequired[str]
    int: NotRequired[int]
    date: NotRequired[DateLike]
    bool: NotRequired[bool]
    Literal: NotRequired[Literal["a"]]
    Pet: NotRequired[Pet | Model]
    others: NotRequired[Sequence[int]]


class PetsUpdateParams(TypedDict):
    list: Sequence[str]
    str: NotRequired[str]
    int: NotRequired[int]
    date: NotRequired[DateLike]
    bool: NotRequired[bool]
    literal: NotRequired[Literal["a"]]
    pet: NotRequired[Pet | Model]
    others: NotRequired[Sequence[int]]
