"""TypedDicts of what a caller may pass."""

from collections.abc import Sequence
from typing import Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model

Kind: TypeAlias = Literal["cat", "dog"]


class Pet(TypedDict):
    kind: NotRequired[Kind]


Pets: TypeAlias = Sequence[Pet | Model]
