"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model

PetX = TypedDict("PetX", {'"""': NotRequired[int]})


class PetsUpdateParams(TypedDict):
    a_b: str
    line_break: NotRequired[str]
    uv: NotRequired[str]
    nul: NotRequired[str]
    x_body: NotRequired[str]
    x: NotRequired[PetX | Model]
    back_slash: NotRequired[str]
    a_b_c: NotRequired[str]
