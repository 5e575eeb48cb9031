"""Pydantic models of what the server sends."""

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class Pet(Model):
    age: Annotated[int, Field(ge=3, le=2)]
