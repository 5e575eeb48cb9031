"""Pydantic models of what the server sends."""

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class Animal(Model):
    timeout_seconds: Annotated[int | None, Field(alias="Timeout")] = None
