"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class Pet(Model):
    labels: dict[str, str] | None = None
