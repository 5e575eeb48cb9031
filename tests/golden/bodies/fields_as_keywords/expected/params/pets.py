"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired


class PetsAddParams(TypedDict):
    name: str
    age: NotRequired[int | None]
