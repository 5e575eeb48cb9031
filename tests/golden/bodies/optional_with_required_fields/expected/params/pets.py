"""TypedDicts of what a caller may pass."""

from typing import TypedDict


class PetsCreateRequest(TypedDict):
    name: str
