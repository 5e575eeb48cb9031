"""Pydantic models of what the server sends."""

from typing import Literal

from typing_extensions import TypeAliasType

from .._runtime.models import Model

Kind = TypeAliasType("Kind", Literal["cat", "dog"] | str)
"""What kind of animal it is."""


class Pet(Model):
    kind: Kind
    former_kinds: list[Kind]
