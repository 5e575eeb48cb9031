"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model


class PetsListFilterAge(TypedDict):
    gt: NotRequired[int]


class PetsListPage(TypedDict):
    size: NotRequired[int]
    number: NotRequired[int]


class PetsListSort(TypedDict):
    by: NotRequired[str]


class PetsListFilter(TypedDict):
    name: NotRequired[str]
    age: NotRequired[PetsListFilterAge | Model]


class PetsListParams(TypedDict):
    filter: NotRequired[PetsListFilter | Model]
    sort: NotRequired[PetsListSort | Model]
    page: NotRequired[PetsListPage | Model]
