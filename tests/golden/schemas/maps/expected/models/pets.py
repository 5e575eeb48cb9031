"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class Friend(Model):
    name: str | None = None


class PetTeethValue(Model):
    healthy: bool | None = None


class Pet(Model):
    scores: dict[str, int] | None = None
    friends: dict[str, Friend] | None = None
    teeth: dict[str, PetTeethValue] | None = None
