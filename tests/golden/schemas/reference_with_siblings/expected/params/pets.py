"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model


class Person(TypedDict):
    """Somebody."""

    name: NotRequired[str]


class PetsUpdateParams(TypedDict):
    owner: NotRequired[Person | Model]
    """Who feeds it."""
    vet: NotRequired[Person | Model]
    sitter: NotRequired[Person | Model]
    """Who feeds it on holidays.

    Deprecated.
    """
