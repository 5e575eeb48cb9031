"""Pydantic models of what the server sends."""

from typing import Annotated, Literal

from typing_extensions import TypeAliasType

from .._runtime.models import Model
from .._runtime.unions import ByProperty, UnknownMember


class PetWithTail(Model):
    legs: Literal[4]
    tail: bool | None = None


class PetWithWings(Model):
    legs: Literal[2]
    wings: int | None = None


Pet = TypeAliasType("Pet", Annotated[PetWithWings | PetWithTail | UnknownMember, ByProperty("legs")])
