"""Pydantic models of what the server sends."""

from datetime import date
from typing import Any, Literal

from typing_extensions import TypeAliasType

from .._runtime.models import Model


class AnySchema(Model):
    free: Any | None = None


class Date(Model):
    day: int | None = None


List = TypeAliasType("List", list[str])


class ModelSchema(Model):
    born: date | None = None


class NoneSchema(Model):
    name: str | None = None


SequenceSchema = TypeAliasType("SequenceSchema", Literal["up", "down"] | str)


class Pet(Model):
    a: ModelSchema | None = None
    b: List | None = None
    c: AnySchema | None = None
    d: NoneSchema | None = None
    e: SequenceSchema | None = None
    f: Date | None = None
