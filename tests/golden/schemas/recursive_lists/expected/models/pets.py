"""Pydantic models of what the server sends."""

from typing_extensions import TypeAliasType

Tree = TypeAliasType("Tree", "list[Tree]")
