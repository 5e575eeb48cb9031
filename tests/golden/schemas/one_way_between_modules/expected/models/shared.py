"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class C(Model):
    d: str | None = None


class B(Model):
    c: C | None = None


class A(Model):
    name: str | None = None
    b: B | None = None
