"""What a caller may pass: TypedDicts, each module imported on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy_attributes

if TYPE_CHECKING:
    from .pets import *
    from .pets_picture import *

__getattr__, __dir__ = lazy_attributes(
    __name__,
    """
    pets: PetsCreateParams PetsListParams
    pets_picture: PetsPictureUpdateParams
    """,
)
