"""TypedDicts of what a caller may pass."""

from typing import TypedDict


class PetsCreateParams(TypedDict):
    name: str
