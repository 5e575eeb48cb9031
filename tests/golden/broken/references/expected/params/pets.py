"""TypedDicts of what a caller may pass."""

from typing import Any, TypedDict

from typing_extensions import NotRequired


class PetsListParams(TypedDict):
    limit: NotRequired[int]


class PetsUpdateParams(TypedDict):
    name: NotRequired[str]
    owner: NotRequired[Any]
