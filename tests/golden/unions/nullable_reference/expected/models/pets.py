"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class Owner(Model):
    name: str | None = None


class Pet(Model):
    owner: Owner | None
    vet: Owner | None = None
    """Who heals it."""
