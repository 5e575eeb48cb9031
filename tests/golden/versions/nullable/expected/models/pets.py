"""Pydantic models of what the server sends."""

from typing import Literal

from .._runtime.models import Model


class Vet(Model):
    name: str | None = None


class Pet(Model):
    owner: str | None
    sex: Literal["f", "m"] | str | None = None
    vet: Vet | None = None
