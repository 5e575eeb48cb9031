"""Pydantic models of what the server sends."""

from typing import Any

from .._runtime.models import Model


class Pet(Model):
    tag: str | int
    weight: str | float | None
    anything: Any
    several: list[int] | str | None = None
    nothing: Any = None
