"""Pydantic models of what the server sends."""

from typing import Annotated, Literal

from typing_extensions import TypeAliasType

from .._runtime.models import ByProperty, Model, UnknownMember


class PetOption1(Model):
    legs: Literal[2]
    wings: int | None = None


class PetOption2(Model):
    legs: Literal[4]
    tail: bool | None = None


Pet = TypeAliasType("Pet", Annotated[PetOption1 | PetOption2 | UnknownMember, ByProperty("legs")])
