"""Pydantic models of what the server sends."""

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class Pet(Model):
    owner: None
    heir: Annotated[None, Field(None)] = None
    heirs: list[None] | None = None
