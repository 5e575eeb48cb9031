"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class Pet(Model):
    kind: str | None = None
    wings: int | None = None
