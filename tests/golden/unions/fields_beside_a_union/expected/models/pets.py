"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class Pet(Model):
    name: str
    lives: int | None = None
    tricks: int | None = None
