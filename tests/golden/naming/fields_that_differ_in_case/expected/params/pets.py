"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired


class PetsUpdateParams(TypedDict):
    pet_name_body3: NotRequired[str]
    pet_name: NotRequired[str]
    pet_name_body: NotRequired[str]
    pet_name_body2: NotRequired[str]
    pet_url: NotRequired[str]
