"""TypedDicts of what a caller may pass."""

from typing import Literal, TypedDict

from typing_extensions import NotRequired


class PetsDeleteParams(TypedDict):
    locale: NotRequired[str]
    dry_run: NotRequired[bool]


class PetsRetrieveParams(TypedDict):
    locale: NotRequired[str]
    dry_run: Literal["simulate"]
