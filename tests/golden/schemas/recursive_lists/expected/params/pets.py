"""TypedDicts of what a caller may pass."""

from collections.abc import Mapping, Sequence
from typing import Optional, TypeAlias, Union

Json: TypeAlias = Optional[Union[str, float, bool, Sequence["Json"], Mapping[str, "Json"]]]
