"""Pydantic models of what the server sends."""

from typing import Annotated, Any

from pydantic import Field

from .._runtime.models import Model


class Pet(Model):
    tag: str | int
    weight: str | int | float | None
    anything: Any
    several: list[int] | str | None = None
    nothing: Annotated[None, Field(None)] = None
