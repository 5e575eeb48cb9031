"""TypedDicts of what a caller may pass."""

from __future__ import annotations

from typing import TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model


class Pet(TypedDict):
    name: NotRequired[str]
    mother: NotRequired[Pet | Model | str]
