"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class Pet(Model):
    id: int
    name: str | None = None
