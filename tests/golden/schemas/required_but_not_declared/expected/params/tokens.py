"""TypedDicts of what a caller may pass."""

from typing import Any, TypedDict

from typing_extensions import NotRequired


class TokensCreateParams(TypedDict):
    grant_type_body: NotRequired[str]
    secret: str
    grant_type: Any
