"""Pydantic models of what the server sends."""

from __future__ import annotations

from .._runtime.models import Model


class Friend(Model):
    pet: Pet | None = None


class Pet(Model):
    name: str
    mother: Pet | None = None
    kittens: list[Pet] | None = None
    friend: Friend | None = None
