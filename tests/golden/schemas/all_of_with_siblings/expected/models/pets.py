"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class Pet(Model):
    name: str | None = None
    age: int
    owner: str | None = None
