"""Nodes that may be something else than they should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from specmint.ir.document import Node


def mapping(node: Any) -> Node:
    """A mapping as it is; empty for anything else, which validation reports."""
    return node if isinstance(node, dict) else {}


def sequence(node: Any) -> list[Any]:
    """A sequence as it is; empty for anything else, which validation reports."""
    return node if isinstance(node, list) else []


def text(node: Any) -> str:
    """Text as it is, a number as text; empty for anything else, which validation reports."""
    return str(node) if isinstance(node, str | int | float) and not isinstance(node, bool) else ""
