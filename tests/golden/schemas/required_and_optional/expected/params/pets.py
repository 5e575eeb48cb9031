"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired


class PetsUpdateParams(TypedDict):
    name: str
    owner: str | None
    age: NotRequired[int]
    chip: NotRequired[str | None]
