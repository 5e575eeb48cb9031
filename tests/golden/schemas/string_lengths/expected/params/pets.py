"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired


class PetsCreateParams(TypedDict):
    name: NotRequired[str]
    country: NotRequired[str]
    empty: NotRequired[str]
