"""Removes patterns that are too large to compile. Clients leave these to the server, so examples ignore them too."""

from __future__ import annotations

from typing import Any, TypeVar

from specmint.text.regular_expressions import is_too_large

T = TypeVar("T")


def affordable(node: T) -> T:
    """A schema without such patterns; the same object if it has none."""
    return _without(node) if _has_large_patterns(node) else node


def _has_large_patterns(node: Any) -> bool:
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            if any(_is_large(name, value) for name, value in part.items()):
                return True
            waiting += part.values()
    return False


def _is_large(name: str, value: Any) -> bool:
    if name == "pattern":
        return isinstance(value, str) and is_too_large(value)
    return name == "patternProperties" and isinstance(value, dict) and any(map(is_too_large, value))


def _without(node: Any) -> Any:
    if isinstance(node, list):
        return [_without(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {name: _without(value) for name, value in node.items() if not _is_large(name, value)}
