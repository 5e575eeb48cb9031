"""TypedDicts of what a caller may pass."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, TypedDict

from typing_extensions import NotRequired

Family: TypeAlias = Sequence["Family"]


Metadata: TypeAlias = Mapping[str, Any]
"""Whatever its owner wants to say"""


class PetsUpdateParams(TypedDict):
    metadata: NotRequired[Metadata]
    family: NotRequired[Family]
