"""Pydantic models of what the server sends."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.models import Model
from .._runtime.unions import ByProperty, UnknownMember


class Cat(Model):
    the_kind: Annotated[Literal['c\n"at'], Field(alias='the "kind"')]


class Dog(Model):
    the_kind: Annotated[Literal["{{ d }}"], Field(alias='the "kind"')]


Pet = TypeAliasType("Pet", Annotated[Cat | Dog | UnknownMember, ByProperty('the "kind"')])
