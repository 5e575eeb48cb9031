"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class Address(Model):
    street: str | None = None
