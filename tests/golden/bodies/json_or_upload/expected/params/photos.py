"""TypedDicts of what a caller may pass."""

from collections.abc import Sequence
from typing import TypedDict

from typing_extensions import NotRequired

from .._runtime.files import File


class PhotosCreateParams(TypedDict):
    photo: str | File
    """Its address or the photo itself."""
    tags: NotRequired[Sequence[str]]
