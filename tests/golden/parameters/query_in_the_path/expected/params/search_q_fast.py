"""TypedDicts of what a caller may pass."""

from typing import TypedDict


class SearchQFastUpdateParams(TypedDict):
    q: str
