"""Pydantic models of what the server sends."""

from typing import Any

from typing_extensions import TypeAliasType

Tree = TypeAliasType("Tree", list[Any])
