"""TypedDicts of what a caller may pass."""

from collections.abc import Mapping
from typing import Any, TypedDict

from typing_extensions import NotRequired


class PetsUpdateParams(TypedDict):
    metadata: NotRequired[Mapping[str, Any]]
    labels: NotRequired[Mapping[str, Any]]
    empty: NotRequired[Mapping[str, Any]]
