"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class ImportOs(Model):
    x: str | None = None


class X(Model):
    y: str | None = None


class Evil(Model):
    a: ImportOs | None = None
    b: X | None = None
