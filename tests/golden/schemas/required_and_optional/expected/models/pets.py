"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class Pet(Model):
    name: str
    owner: str | None
    age: int | None = None
    chip: str | None = None
