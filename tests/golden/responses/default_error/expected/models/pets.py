"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class Error(Model):
    message: str
    code: int | None = None
