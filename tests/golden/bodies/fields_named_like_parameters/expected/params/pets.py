"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired


class PetsUpdateParams(TypedDict):
    name: NotRequired[str]
    id_body: NotRequired[str]
    name_body: NotRequired[str]
    age: NotRequired[int]
