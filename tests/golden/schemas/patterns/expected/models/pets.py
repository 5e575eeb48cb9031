"""Pydantic models of what the server sends."""

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class Pet(Model):
    chip: Annotated[str | None, Field(pattern="^[0-9]{15}$")] = None
    slug: Annotated[str | None, Field(max_length=20, pattern="^\\w+(-\\w+)*$")] = None
    unanchored: Annotated[str | None, Field(pattern="x")] = None
