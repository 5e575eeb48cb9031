"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired


class PetsRetrieveParams(TypedDict):
    id_query: NotRequired[int]
    id_header: NotRequired[str]
