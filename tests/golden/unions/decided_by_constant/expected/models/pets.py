"""Pydantic models of what the server sends."""

from typing import Annotated, Literal

from typing_extensions import TypeAliasType

from .._runtime.models import Model
from .._runtime.unions import ByProperty, UnknownMember


class Cat(Model):
    kind: Literal["cat"]
    lives: int | None = None


class Dog(Model):
    kind: Literal["dog", "puppy"]
    tricks: int | None = None


Pet = TypeAliasType("Pet", Annotated[Cat | Dog | UnknownMember, ByProperty("kind")])
