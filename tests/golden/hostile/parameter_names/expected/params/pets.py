"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired


class PetsListParams(TypedDict):
    a_b: NotRequired[str]
    x_y_z: NotRequired[str]
    line_break: NotRequired[str]
    x: NotRequired[str]
    u5c: NotRequired[str]
    """\"\"\" \\"""
