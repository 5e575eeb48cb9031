"""Pydantic models of what the server sends."""

from datetime import date
from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class Pet(Model):
    position: Annotated[list[int | float] | None, Field(min_length=2)] = None
    log: list[date | int] | None = None
