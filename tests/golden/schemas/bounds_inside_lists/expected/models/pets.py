"""Pydantic models of what the server sends."""

from typing import Annotated, Literal

from pydantic import Field

from .._runtime.models import Model


class Pet(Model):
    name: Annotated[str | None, Field(max_length=20)] = None
    tags: Annotated[list[str] | None, Field(max_length=5)] = None
    grid: list[list[int]] | None = None
    weights: dict[str, int] | None = None
    tag: list[str] | Literal["", "none"] | str | None = None
