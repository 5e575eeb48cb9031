"""Pydantic models of what the server sends."""

from .._runtime.models import Model
from .shared import Address


class Pet(Model):
    address: Address | None = None
