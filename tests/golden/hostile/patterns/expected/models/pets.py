"""Pydantic models of what the server sends."""

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class Pet(Model):
    quoted: Annotated[str | None, Field(pattern="^[\"'\\\\]+$")] = None
    slow: Annotated[str | None, Field(pattern="^(a+)+$")] = None
    broken: str | None = None
    template: str | None = None
