"""Pydantic models of what the server sends."""

from typing import Any

from .._runtime.models import Model


class Pet(Model):
    anything: list[Any] | None = None
    matrix: list[list[int]] | None = None
    gaps: list[str | None] | None = None
