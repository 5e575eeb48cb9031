"""Pydantic models of what the server sends."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from .._runtime.models import Model


class Pet(Model):
    list_: Annotated[list[str], Field(alias="list")]
    str_: Annotated[str | None, Field(alias="str")] = None
    int_: Annotated[int | None, Field(alias="int")] = None
    date_: Annotated[date | None, Field(alias="date")] = None
    bool_: Annotated[bool | None, Field(alias="bool")] = None
    literal: Annotated[Literal["a"] | str | None, Field(alias="Literal")] = None
    pet: Annotated[Pet | None, Field(alias="Pet")] = None
    others: list[int] | None = None
