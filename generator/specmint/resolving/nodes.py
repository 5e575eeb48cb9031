"""Nodes that may be something else than they should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from specmint.ir.document import Node


def mapping(node: Any) -> Node:
    """A mapping as it is; validation reports what should be one and is none."""
    return node if isinstance(node, dict) else {}
