"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class PetOwner(Model):
    name: str | None = None


class Pet(Model):
    name: str | None = None
    owner: PetOwner | None = None
