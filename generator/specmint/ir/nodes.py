"""Reads nodes of a document that may have the wrong type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from specmint.ir.document import Node


def mapping(node: Any) -> Node:
    """A mapping unchanged; empty for anything else, which validation reports."""
    return node if isinstance(node, dict) else {}


def sequence(node: Any) -> list[Any]:
    """A list unchanged; empty for anything else, which validation reports."""
    return node if isinstance(node, list) else []


def text(node: Any) -> str:
    """Text unchanged, a number as text; empty for anything else, which validation reports."""
    return str(node) if isinstance(node, str | int | float) and not isinstance(node, bool) else ""
