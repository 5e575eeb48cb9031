"""Redirects references that are not JSON Pointers into the finished tree but can be resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.document.reading.bundle import UNRESOLVED
from specmint.document.reading.targets import value_at
from specmint.ir.document import Node, child, tokens

if TYPE_CHECKING:
    from collections.abc import Container, Iterable


def redirects(tree: Node, references: Iterable[str], moved: Container[str]) -> dict[str, str]:
    """For broken pointers: the new pointer of the target, or the pointer behind references on the path.

    ``moved`` holds the new pointers of the schemas that were wrapped in an ``anyOf``.
    """
    lost = [
        reference
        for reference in references
        if reference.startswith("#/") and not reference.startswith(UNRESOLVED) and not exists(tree, reference)
    ]
    found = {reference: _led(tree, reference, moved) for reference in lost}
    return {reference: target for reference, target in found.items() if target is not None}


def exists(tree: Node, pointer: str) -> bool:
    """Whether a pointer can be resolved."""
    try:
        value_at(tree, pointer)
    except (LookupError, TypeError, ValueError):
        return False
    return True


def _led(tree: Node, reference: str, moved: Container[str]) -> str | None:
    """The target of a pointer whose path may go through references and wrapped schemas."""
    here = "#"
    passed: set[str] = set()
    for token in tokens(reference):
        while isinstance(node := value_at(tree, here), dict) and token not in node:
            inner = child(here, "anyOf", 0)
            target = inner if inner in moved else node.get("$ref")
            if not isinstance(target, str) or target in passed or not exists(tree, target):
                return None
            passed.add(target)
            here = target
        here = child(here, token)
        if not exists(tree, here):
            return None
    return here
