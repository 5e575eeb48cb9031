"""TypedDicts of what a caller may pass."""

from collections.abc import Sequence
from typing import TypedDict

from typing_extensions import NotRequired

from .._runtime.files import File
from .._runtime.models import Model


class PhotosCreateRequestMeta(TypedDict):
    width: NotRequired[int]


class PhotosCreateParams(TypedDict):
    photo: File
    """The picture."""
    others: NotRequired[Sequence[File]]
    title: NotRequired[str]
    meta: NotRequired[PhotosCreateRequestMeta | Model]
