"""Pydantic models of what the server sends."""

from typing import Literal

from .._runtime.models import Model


class Pet(Model):
    status: Literal["free", "sold"] | str
    size: Literal[1, 2, 3] | int | None = None
    sex: Literal["f", "m"] | str | None = None
    sterile: bool | None = None
    mixed: Literal["auto", 0] | str | int | None = None
