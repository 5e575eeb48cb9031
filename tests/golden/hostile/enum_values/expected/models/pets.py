"""Pydantic models of what the server sends."""

from typing import Literal

from typing_extensions import TypeAliasType

from .._runtime.models import Model

PetKind = TypeAliasType("PetKind", Literal['"', "'", "\\", "\n", "\u2028", "\x00", "{{ x }}", "]", "__import__"] | str)


class Pet(Model):
    kind: PetKind | None = None
    flag: Literal['"] | str\nimport os'] | str | None = None
