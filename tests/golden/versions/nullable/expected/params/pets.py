"""TypedDicts of what a caller may pass."""

from typing import Literal, TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model


class Vet(TypedDict):
    name: NotRequired[str]


class PetsUpdateParams(TypedDict):
    owner: str | None
    sex: NotRequired[Literal["f", "m"] | None]
    vet: NotRequired[Vet | Model | None]
