"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class Owner(Model):
    name: str | None = None
