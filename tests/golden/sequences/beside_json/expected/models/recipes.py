"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class Step(Model):
    text: str


class Recipe(Model):
    id: str
    steps: list[Step] | None = None
