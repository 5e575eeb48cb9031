"""Pydantic models of what the server sends."""

from typing import Literal

from .._runtime.models import Model


class Pet(Model):
    kind: Literal["cat"] | str
    state: Literal["b", "c", "d"] | str | None = None
