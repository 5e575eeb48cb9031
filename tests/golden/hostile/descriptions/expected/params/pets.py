"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired


class PetsUpdateParams(TypedDict):
    """A\"\"\"
    import os
    \\.
    """

    name: NotRequired[str]
    """ends with a quote\""""
    age: NotRequired[str]
    """{{ 7 * 7 }} # type: ignore
        \\u0041 \\
    """
