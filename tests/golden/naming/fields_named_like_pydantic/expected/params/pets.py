"""TypedDicts of what a caller may pass."""

from collections.abc import Mapping
from typing import Any, TypedDict

from typing_extensions import NotRequired


class PetsUpdateParams(TypedDict):
    model_config: NotRequired[str]
    model_fields: NotRequired[str]
    copy: bool
    json: NotRequired[str]
    schema: NotRequired[str]
    dict: NotRequired[Mapping[str, Any]]
    to_dict: NotRequired[str]
    init: NotRequired[str]
    private: NotRequired[str]
