"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class Pet(Model):
    name: str
    age: int | None = None
