"""Pydantic models of what the server sends."""

from datetime import date
from typing import Literal

from .._runtime.models import Model


class Pet(Model):
    id: str | int
    born: date | int | None = None
    size: Literal["small", "large"] | str | int | float | None = None
    tags: str | list[str] | None = None
