"""Pydantic models of what the server sends."""

from typing import Annotated

from typing_extensions import TypeAliasType

from .._runtime.models import Model
from .._runtime.shapes import ByShape
from .._runtime.unions import UnknownMember


class Cat(Model):
    name: str | None = None
    lives: int


class Dog(Model):
    name: str | None = None
    tricks: list[str]


Pet = TypeAliasType("Pet", Annotated[Cat | Dog | UnknownMember, ByShape()])
