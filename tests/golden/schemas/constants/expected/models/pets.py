"""Pydantic models of what the server sends."""

from typing import Annotated, Literal

from pydantic import Field

from .._runtime.models import Model


class Pet(Model):
    object_: Annotated[Literal["pet"] | str, Field(alias="object")]
    version: Literal[2] | int | None = None
    living: bool | None = None
    gone: Annotated[None, Field(None)] = None
    half: float | None = None
