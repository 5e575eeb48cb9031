"""Pydantic models of what the server sends."""

from typing import Annotated, Literal

from typing_extensions import TypeAliasType

from .._runtime.models import Model
from .._runtime.unions import ByProperty, UnknownMember


class Cat(Model):
    kind: Literal["meow"]
    name: str
    lives: int | None = None


class Dog(Model):
    kind: Literal["Dog"]
    name: str
    tricks: int | None = None


class Puppy(Model):
    kind: Literal["Puppy"]
    name: str
    tricks: int | None = None
    weeks: int | None = None


Pet = TypeAliasType("Pet", Annotated[Cat | Dog | Puppy | UnknownMember, ByProperty("kind")])
