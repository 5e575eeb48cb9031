"""Pydantic models of what the server sends."""

from .._runtime.models import Model
from .shared import Address


class Person(Model):
    address: Address | None = None
