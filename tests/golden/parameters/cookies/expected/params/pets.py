"""TypedDicts of what a caller may pass."""

from typing import Literal, TypedDict

from typing_extensions import NotRequired


class PetsListParams(TypedDict):
    session_id: str
    theme: NotRequired[Literal["dark", "light"]]
