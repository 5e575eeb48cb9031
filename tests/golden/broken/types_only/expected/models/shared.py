"""Pydantic models of what the server sends."""

from typing import Literal

from typing_extensions import TypeAliasType

from .._runtime.models import Model

Kind = TypeAliasType("Kind", Literal["cat", "dog"] | str)


class Pet(Model):
    id: str
    kind: Kind | None = None


Pets = TypeAliasType("Pets", list[Pet])
