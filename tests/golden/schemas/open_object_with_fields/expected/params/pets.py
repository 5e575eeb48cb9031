"""TypedDicts of what a caller may pass."""

from typing import TypedDict


class Pet(TypedDict):
    name: str
