"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model


class HomeAddress(TypedDict):
    street: NotRequired[str]


class PetsUpdateParams(TypedDict):
    name: NotRequired[str]
    alias: NotRequired[str]
    home: NotRequired[HomeAddress | Model]
