"""Removes keywords that would let a hostile document slow down openapi-spec-validator.

Its validation of defaults runs patterns with Python's ``re``, whose time may be exponential, and compares all items of
a list with each other. Therefore patterns and ``uniqueItems`` are removed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from specmint.document.reading.structure import Kind, Structure
    from specmint.ir.document import Node

_LEFT_OUT: Final = {"pattern": str, "patternProperties": dict, "uniqueItems": bool}
"""The keywords to remove, with the type that their value must have."""


def spared(tree: Node, structure: Structure) -> Node:
    """A copy of a tree without these keywords."""
    return {name: _copy(value, structure.child("document", name), structure) for name, value in tree.items()}


def _copy(node: Any, kind: Kind, structure: Structure) -> Any:
    if isinstance(node, list):
        inner = kind[1:-1] if kind[0] == "[" else kind
        return [_copy(item, inner, structure) for item in node]
    if not isinstance(node, dict):
        return node
    # The keys of this mapping are names, not keywords.
    return {
        name: _copy(value, structure.child(kind, name), structure)
        for name, value in node.items()
        if kind[0] == "{" or name not in _LEFT_OUT or not isinstance(value, _LEFT_OUT[name])
    }
