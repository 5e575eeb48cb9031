"""Pydantic models of what the server sends."""

from typing import Any

from typing_extensions import TypeAliasType

from .._runtime.models import Model

Family = TypeAliasType("Family", "list[Family]")


Metadata = TypeAliasType("Metadata", dict[str, Any])
"""Whatever its owner wants to say"""


class Pet(Model):
    metadata: Metadata | None = None
    family: Family | None = None
