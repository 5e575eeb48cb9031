"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired

from .._runtime.inputs import DateLike, DateTimeLike


class PetsUpdateParams(TypedDict):
    born_at: NotRequired[DateTimeLike]
    born_on: NotRequired[DateLike]
    walked_at: NotRequired[str]
    id: NotRequired[str]
    mail: NotRequired[str]
    page: NotRequired[str]
    photo: NotRequired[str]
    code: NotRequired[int]
    weight: NotRequired[float]
    secret: NotRequired[str]
    custom: NotRequired[str]
