"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired


class PetsListParams(TypedDict):
    timeout_: NotRequired[int]
    extra_query_: NotRequired[str]
    from_: NotRequired[str]
    self_: NotRequired[str]
    body: NotRequired[str]
    none: NotRequired[str]
