"""TypedDicts of what a caller may pass."""

from collections.abc import Sequence
from typing import Literal, TypedDict

from typing_extensions import NotRequired

from .._runtime.inputs import DateTimeLike


class PetsListParams(TypedDict):
    order: NotRequired[Literal["asc", "desc"]]
    fields: NotRequired[Sequence[Literal["name", "age"]]]
    since: NotRequired[DateTimeLike]
    sold: NotRequired[bool]
