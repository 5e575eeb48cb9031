"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class Pet(Model):
    chip: str | None = None
    name: str | None = None
