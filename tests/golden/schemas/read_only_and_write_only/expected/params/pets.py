"""TypedDicts of what a caller may pass."""

from typing import TypedDict


class PetsUpdateParams(TypedDict):
    name: str
    password: str
