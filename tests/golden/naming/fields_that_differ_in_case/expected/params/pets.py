"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired

Pet = TypedDict(
    "Pet",
    {
        "petName": NotRequired[str],
        "pet_name": NotRequired[str],
        "PetName": NotRequired[str],
        "pet-name": NotRequired[str],
        "petURL": NotRequired[str],
    },
)


class PetsUpdateParams(TypedDict):
    pet_name_body3: NotRequired[str]
    pet_name: NotRequired[str]
    pet_name_body: NotRequired[str]
    pet_name_body2: NotRequired[str]
    pet_url: NotRequired[str]
