"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired


class NewPet(TypedDict):
    name: str
    age: NotRequired[int | None]
