"""Pydantic models of what the server sends."""

from typing import TYPE_CHECKING

from .._runtime.models import Model


class Pet(Model):

    name: str

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> int: ...

    else:
        __pydantic_extra__: dict[str, int]
