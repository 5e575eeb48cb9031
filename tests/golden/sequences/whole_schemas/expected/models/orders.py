"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class Order(Model):
    id: int
