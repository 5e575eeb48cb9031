"""What a caller may pass: TypedDicts, each module imported on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy_attributes

if TYPE_CHECKING:
    from .pets import PetsCreateRequest, PetsListParams
    from .pets_picture import PetsPictureUpdateRequest

__all__ = ["PetsCreateRequest", "PetsListParams", "PetsPictureUpdateRequest"]

__getattr__, __dir__ = lazy_attributes(
    __name__, {"pets": ("PetsCreateRequest", "PetsListParams"), "pets_picture": ("PetsPictureUpdateRequest",)}
)
