"""TypedDicts of what a caller may pass."""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from typing_extensions import NotRequired


class PetsUpdateParams(TypedDict):
    anything: NotRequired[Any]
    nothing: NotRequired[Any]
    list: NotRequired[Sequence[Any]]
    map: NotRequired[Mapping[str, Any]]
