"""What a document may cost; documents are hostile input."""

from __future__ import annotations

from typing import Any, Final

MAX_BYTES: Final = 64 * 1024 * 1024
"""Bytes of one file."""

MAX_FILES: Final = 20_000
"""Files that one document may be put together from."""

MAX_NODES: Final = 5_000_000
"""Values of a document, each alias counted as everything it stands for."""

MAX_DEPTH: Final = 128
"""Levels of nesting, so that no recursion over a tree comes near Python's limit. Published documents have up to 26."""


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
