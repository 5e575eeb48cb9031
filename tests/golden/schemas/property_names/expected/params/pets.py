"""TypedDicts of what a caller may pass."""

from collections.abc import Mapping
from typing import TypedDict

from typing_extensions import NotRequired


class PetsCreateParams(TypedDict):
    labels: NotRequired[Mapping[str, str]]
