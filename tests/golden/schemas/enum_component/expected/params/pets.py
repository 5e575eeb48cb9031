"""TypedDicts of what a caller may pass."""

from collections.abc import Sequence
from typing import Literal, TypeAlias, TypedDict

Kind: TypeAlias = Literal["cat", "dog"]
"""What kind of animal it is."""


class PetsUpdateParams(TypedDict):
    kind: Kind
    former_kinds: Sequence[Kind]
