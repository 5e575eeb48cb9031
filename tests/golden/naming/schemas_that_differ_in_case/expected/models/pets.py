"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class PETTag(Model):
    four: str | None = None


class PetTag(Model):
    two: str | None = None


class PetTag2(Model):
    three: str | None = None


class PetTag3(Model):
    one: str | None = None


class Pet(Model):
    a: PetTag3 | None = None
    b: PetTag | None = None
    c: PetTag2 | None = None
    d: PETTag | None = None
