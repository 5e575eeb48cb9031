"""Pydantic models of what the server sends."""

from typing import Literal

from .._runtime.models import Model


class Public(Model):
    view: Literal["public"] | str | None = None
    name: str | None = None
