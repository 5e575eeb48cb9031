"""TypedDicts of what a caller may pass."""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from typing_extensions import NotRequired


class LabelsUpdateParams(TypedDict):
    counts: NotRequired[Mapping[str, int] | None]
    names: NotRequired[Mapping[str, str | None] | None]
    lists: NotRequired[Mapping[str, Sequence[str]] | None]
    free: NotRequired[Mapping[str, Any] | None]
