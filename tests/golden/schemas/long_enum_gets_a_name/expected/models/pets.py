"""Pydantic models of what the server sends."""

from typing import Literal

from typing_extensions import TypeAliasType

from .._runtime.models import Model

PetColour = TypeAliasType(
    "PetColour", Literal["black", "blue", "brown", "green", "grey", "orange", "red", "white", "yellow"] | str
)


class Pet(Model):
    colour: PetColour | None = None
    month: Literal["jan", "feb", "mar", "apr"] | str | None = None
