"""TypedDicts of what a caller may pass."""

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired

from .._runtime.inputs import DateLike
from .._runtime.models import Model


class AnySchema(TypedDict):
    free: NotRequired[Any]


class Date(TypedDict):
    day: NotRequired[int]


List: TypeAlias = Sequence[str]


class ModelSchema(TypedDict):
    born: NotRequired[DateLike]


class NoneSchema(TypedDict):
    name: NotRequired[str]


SequenceSchema: TypeAlias = Literal["up", "down"]


class PetsUpdateParams(TypedDict):
    a: NotRequired[ModelSchema | Model]
    b: NotRequired[List]
    c: NotRequired[AnySchema | Model]
    d: NotRequired[NoneSchema | Model]
    e: NotRequired[SequenceSchema]
    f: NotRequired[Date | Model]
