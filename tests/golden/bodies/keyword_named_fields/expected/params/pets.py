"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model

PetInner = TypedDict("PetInner", {"import": str, "is-good": NotRequired[bool]})


class PetsCreateParams(TypedDict):
    class_: str
    async_: NotRequired[bool]
    timeout_: NotRequired[int]
    self_: NotRequired[str]
    inner: NotRequired[PetInner | Model]
