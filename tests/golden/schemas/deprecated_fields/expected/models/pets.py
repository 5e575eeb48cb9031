"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class Pet(Model):
    name: str | None = None
    """What it answers to."""
    nick: str | None = None
    """Use name.

    Deprecated.
    """
    nick2: str | None = None
    """Deprecated."""
