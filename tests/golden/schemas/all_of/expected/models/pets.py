"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class Pet(Model):
    """An animal with an owner."""

    name: str
    age: int | None = None
    owner: str
