"""Pydantic models of what the server sends."""

from typing import Any

from .._runtime.models import Model


class Pet(Model):
    metadata: dict[str, Any] | None = None
    labels: dict[str, Any] | None = None
    empty: dict[str, Any] | None = None
