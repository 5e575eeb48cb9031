"""Pydantic models of what the server sends."""

from typing import Literal

from .._runtime.models import Model


class PetSize(Model):
    width: int | None = None


class Pet(Model):
    status: Literal["free", "sold"] | str | None = None
    """Whether it is for sale."""
    limit: int | None = None
    tags: list[str] | None = None
    note: str | None = None
    size: PetSize | None = None
