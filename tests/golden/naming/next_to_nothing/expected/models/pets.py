"""Pydantic models of what the server sends."""

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class PetN1N2(Model):
    n3: Annotated[int | None, Field(alias="3")] = None


class PetN1(Model):
    n2: Annotated[PetN1N2 | None, Field(alias="2")] = None


class Pet(Model):
    u5f: Annotated[str | None, Field(alias="_")] = None
    u5f_u5f: Annotated[str | None, Field(alias="__")] = None
    minus: Annotated[str | None, Field(alias="-")] = None
    n1: Annotated[PetN1 | None, Field(alias="1")] = None
    dollar: Annotated[str | None, Field(alias="$")] = None
