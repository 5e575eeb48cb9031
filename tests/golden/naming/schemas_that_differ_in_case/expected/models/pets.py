"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class PETTag(Model):
    four: str | None = None


class PetTag(Model):
    two: str | None = None


class PetTagX0830(Model):
    one: str | None = None


class PetTagX14e6(Model):
    three: str | None = None


class Pet(Model):
    a: PetTagX0830 | None = None
    b: PetTag | None = None
    c: PetTagX14e6 | None = None
    d: PETTag | None = None
