"""Pydantic models of what the server sends."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.models import Model
from .._runtime.unions import ByProperty, UnknownMember


class Cat(Model):
    at_type: str | None = None
    lives: int | None = None
    type: Annotated[Literal["meow"] | None, Field(alias="@type")] = None


class Dog(Model):
    tricks: int | None = None
    type: Annotated[Literal["woof"] | None, Field(alias="@type")] = None


Pet = TypeAliasType("Pet", Annotated[Cat | Dog | UnknownMember, ByProperty("@type")])
