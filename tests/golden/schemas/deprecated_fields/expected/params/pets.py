"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired


class PetsUpdateParams(TypedDict):
    name: NotRequired[str]
    """What it answers to."""
    nick: NotRequired[str]
    """Use name.

    Deprecated.
    """
    nick2: NotRequired[str]
    """Deprecated."""
