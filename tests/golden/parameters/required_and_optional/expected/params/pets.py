"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired


class PetsListParams(TypedDict):
    owner: str
    """Whose pets."""
    limit: NotRequired[int]
    """How many.

    Default: 20
    """
    colour: NotRequired[str]
    """Deprecated."""
