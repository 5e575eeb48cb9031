"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class N3dModel(Model):
    name: str | None = None


class PetTag(Model):
    name: str | None = None


class PetV2Input(Model):
    name: str | None = None


class Pet(Model):
    tag: PetTag | None = None
    versioned: PetV2Input | None = None
    number: N3dModel | None = None
