"""Pydantic models of what the server sends."""

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class PetX(Model):
    u22_u22_u22: Annotated[int | None, Field(alias='"""')] = None


class Pet(Model):
    a_b: Annotated[str, Field(alias='a"b')]
    line_break: Annotated[str | None, Field(alias="line\nbreak")] = None
    uv: Annotated[str | None, Field(alias="u\u2028v")] = None
    nul: Annotated[str | None, Field(alias="nul\x00")] = None
    x2: Annotated[str | None, Field(alias="{{ x }}")] = None
    x: Annotated[PetX | None, Field(alias="{% x %}")] = None
    back_slash: Annotated[str | None, Field(alias="back\\slash")] = None
    a_b_c: Annotated[str | None, Field(alias="a/b~c")] = None
