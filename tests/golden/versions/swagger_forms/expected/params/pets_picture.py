"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired

from .._runtime.files import File


class PetsPictureUpdateParams(TypedDict):
    file: File
    title: NotRequired[str]
