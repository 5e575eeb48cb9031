"""Limits on the size of documents, which may be hostile."""

from __future__ import annotations

from typing import Any, Final

MAX_FILES: Final = 20_000
"""The most files of one document."""

MAX_NODES: Final = 5_000_000
"""The most values of a document, each YAML alias counted with all its content."""

MAX_DEPTH: Final = 128
"""The deepest nesting, so that recursion over a tree stays below Python's limit. Published documents have up to 26."""


_COLLECTIONS: Final = frozenset({dict, list})


def is_too_deep(tree: Any) -> bool:
    """Whether a tree has more than ``MAX_DEPTH`` levels."""
    level = [tree] if type(tree) in _COLLECTIONS else []
    for _ in range(MAX_DEPTH):
        level = [
            child
            for node in level
            for child in (node.values() if type(node) is dict else node)
            if type(child) in _COLLECTIONS
        ]
    return bool(level)
