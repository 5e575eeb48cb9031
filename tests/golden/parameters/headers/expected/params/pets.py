"""TypedDicts of what a caller may pass."""

from collections.abc import Sequence
from typing import TypedDict

from typing_extensions import NotRequired


class PetsDeleteParams(TypedDict):
    x_request_id: str
    if_match: NotRequired[str]
    x_tags: NotRequired[Sequence[int]]
