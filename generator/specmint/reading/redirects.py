"""References that are no JSON Pointers into the finished tree, but can be turned to one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specmint.ir.document import Node, child, tokens
from specmint.reading.bundle import UNRESOLVED, value_at
from specmint.reading.structure import OPENAPI_3, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from specmint.reading.structure import Kind


def redirects(tree: Node, references: Iterable[str], moved: Mapping[str, str]) -> dict[str, str]:
    """For references that lead nowhere: the place their target was moved to, or the schema with that anchor.

    ``moved`` maps the new prefixes of what was moved to the old ones.
    """
    lost = [
        reference for reference in references if not reference.startswith(UNRESOLVED) and not _exists(tree, reference)
    ]
    if not lost:
        return {}
    anchors = dict(_anchors(tree, "document", "#"))
    wrapped = set(moved.values())
    found = {reference: anchors.get(reference) or _within(reference, wrapped) for reference in lost}
    return {reference: target for reference, target in found.items() if target != reference and _exists(tree, target)}


def _exists(tree: Node, reference: str) -> bool:
    if reference != "#" and not reference.startswith("#/"):
        return False
    try:
        value_at(tree, reference)
    except (LookupError, TypeError, ValueError):
        return False
    return True


def _within(reference: str, wrapped: set[str]) -> str:
    """The pointer as it leads through the schemas that were wrapped in an ``anyOf``."""
    if not reference.startswith("#/"):
        return reference
    old = new = "#"
    for token in tokens(reference):
        new = child(new, "anyOf", 0, token) if old in wrapped else child(new, token)
        old = child(old, token)
    return new


def _anchors(node: Any, kind: Kind, pointer: str) -> Iterator[tuple[str, str]]:
    """References to each ``$anchor`` (JSON Schema 2020-12, core, section 8.2.2) with where it stands."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from _anchors(item, kind[1:-1] if kind[0] == "[" else kind, child(pointer, index))
    if not isinstance(node, dict):
        return
    if kind == SCHEMA and isinstance(node.get("$anchor"), str):
        yield f"#{node['$anchor']}", pointer
    for name, value in node.items():
        yield from _anchors(value, OPENAPI_3.child(kind, name), child(pointer, name))
