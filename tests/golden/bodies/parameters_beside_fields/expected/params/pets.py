"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired


class PetsUpdateParams(TypedDict):
    dry_run: NotRequired[bool]
    """Only try."""
    name: str
    """The new name."""
