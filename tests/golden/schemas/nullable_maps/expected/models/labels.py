"""Pydantic models of what the server sends."""

from typing import Any

from .._runtime.models import Model


class Labels(Model):
    counts: dict[str, int] | None = None
    names: dict[str, str | None] | None = None
    lists: dict[str, list[str]] | None = None
    free: dict[str, Any] | None = None
