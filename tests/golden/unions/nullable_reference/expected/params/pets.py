"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model


class Owner(TypedDict):
    name: NotRequired[str]


class PetsUpdateParams(TypedDict):
    owner: Owner | Model | None
    vet: NotRequired[Owner | Model | None]
    """Who heals it."""
