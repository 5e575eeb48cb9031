"""TypedDicts of what a caller may pass."""

from collections.abc import Sequence
from typing import TypedDict

from typing_extensions import NotRequired


class PetsListParams(TypedDict):
    filter_status_in: NotRequired[Sequence[str]]
    filter_status_eq: NotRequired[str]
    plus1: NotRequired[bool]
    minus1: NotRequired[bool]
    page_size_query: NotRequired[int]
    page_size: NotRequired[int]
    top: NotRequired[int]
