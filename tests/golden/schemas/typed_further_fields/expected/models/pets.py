"""Pydantic models of what the server sends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model


class Weights(Model):
    """Weights by day, in grams."""

    unit: str

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> int: ...

    else:
        __pydantic_extra__: dict[str, int]


class Family(Model):
    """Relatives of a pet, by how they are called."""

    mother: Family | None = None
    weights: Weights | None = None

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Family: ...

    else:
        __pydantic_extra__: dict[str, Family]
