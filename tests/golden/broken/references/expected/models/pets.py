"""Pydantic models of what the server sends."""

from typing import Any

from .._runtime.models import Model


class PetMixed(Model):
    a: str | None = None


class Pet(Model):
    name: str | None = None
    owner: Any | None = None
    kind: Any | None = None
    friend: Any | None = None
    loop: Any | None = None
    mixed: PetMixed | None = None
