"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class Person(Model):
    """Somebody."""

    name: str | None = None


class Pet(Model):
    owner: Person | None = None
    """Who feeds it."""
    vet: Person | None = None
    sitter: Person | None = None
    """Who feeds it on holidays.

    Deprecated.
    """
