"""Walks over every object of a document that has a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from specmint.document.reading.structure import ANY, DATA, OPENAPI_3, Kind, Structure
from specmint.ir.document import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.ir.document import Node


class Part(NamedTuple):
    """A mapping in a document, and its kind of object."""

    pointer: str
    kind: Kind
    node: Node


def parts(tree: Node, structure: Structure = OPENAPI_3) -> Iterator[Part]:
    """All mappings of a tree, outer ones first, otherwise in no particular order."""
    pending: list[tuple[str, Kind, Any]] = [("#", "document", tree)]
    while pending:
        pointer, kind, node = pending.pop()
        if isinstance(node, list):
            inner = kind[1:-1] if kind[0] == "[" else kind
            pending += [(f"{pointer}/{index}", inner, item) for index, item in enumerate(node)]
        elif isinstance(node, dict):
            yield Part(pointer, kind, node)
            pending += [
                (f"{pointer}/{escape(name)}", inner, value)
                for name, value in node.items()
                if (inner := structure.child(kind, name)) not in {DATA, ANY}
            ]
