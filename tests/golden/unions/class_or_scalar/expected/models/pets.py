"""Pydantic models of what the server sends."""

from typing import Annotated

from typing_extensions import TypeAliasType

from .._runtime.models import Model
from .._runtime.shapes import ByShape
from .._runtime.unions import UnknownMember


class Owner(Model):
    name: str


PetOwner = TypeAliasType("PetOwner", Annotated[str | Owner | UnknownMember, ByShape()])


PetToysItem = TypeAliasType("PetToysItem", Annotated[Owner | bool | UnknownMember, ByShape()])


class Pet(Model):
    owner: PetOwner | None = None
    toys: list[PetToysItem | None] | None = None
