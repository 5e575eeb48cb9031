"""Pydantic models of what the server sends."""

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class HomeAddress(Model):
    street: str | None = None


class Animal(Model):
    name: Annotated[str | None, Field(min_length=1)] = None
    alias: Annotated[str | None, Field(min_length=1)] = None
    home: HomeAddress | None = None
