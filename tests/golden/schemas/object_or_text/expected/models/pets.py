"""Pydantic models of what the server sends."""

from __future__ import annotations

from .._runtime.models import Model


class Pet(Model):
    name: str | None = None
    mother: Pet | str | None = None
