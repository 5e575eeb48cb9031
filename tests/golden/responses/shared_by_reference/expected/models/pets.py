"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class NotFound(Model):
    reason: str | None = None
