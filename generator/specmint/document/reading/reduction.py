"""Reduces a document to what given operations refer to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from specmint.document.reading.document import ReadDocument
from specmint.document.reading.parts import MORE_OPERATIONS, PATH_ITEMS, Parts
from specmint.document.reading.reachable_parts import reached
from specmint.document.reading.structure import OPENAPI_3, SWAGGER_2
from specmint.ir.document import child, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.document.reading.structure import Structure
    from specmint.ir.diagnostics import Diagnostic
    from specmint.ir.document import Document, Node


@dataclass(frozen=True)
class Reduced:
    """The reduced document, and the findings from reading its files."""

    document: Document
    diagnostics: tuple[Diagnostic, ...]


def reduced(document: Document, operations: Iterable[str], found: Iterable[Diagnostic]) -> Reduced:
    """The document with only the parts that these operations refer to. Their pointers stay the same.

    Everything about the API as a whole, such as title and servers, stays. Of the findings ``found`` while reading,
    those about remaining parts stay.
    """
    roots = tuple(operations)
    kept = _Kept.of(document.tree, OPENAPI_3, roots)
    left = replace(document, tree=kept.of_tree())
    if not isinstance(left, ReadDocument):
        return Reduced(left, tuple(found))
    if left.written is document.tree:
        left = replace(left, written=left.tree)
    else:
        is_2 = "swagger" in left.written
        kept = _Kept.of(left.written, SWAGGER_2 if is_2 else OPENAPI_3, roots if is_2 else kept.pointers)
        left = replace(left, written=kept.of_tree())
    return Reduced(left, tuple(each for each in found if any(map(kept.holds, _written_pointers(left, each)))))


def _written_pointers(document: ReadDocument, diagnostic: Diagnostic) -> Iterator[str]:
    """The pointers in the joined tree for a finding, whose pointer is one into its own file."""
    files = document.sources.files
    inside = [
        pointer
        for pointer, origin in document.sources.origins.files.items()
        if files[origin.location].name == diagnostic.source
        and f"{diagnostic.pointer}/".startswith(f"{origin.pointer}/")
    ]
    yield from inside or [diagnostic.pointer]


@dataclass(frozen=True)
class _Kept:
    """The parts of a tree that stay."""

    tree: Node
    parts: Parts
    pointers: frozenset[str]

    @classmethod
    def of(cls, tree: Node, structure: Structure, roots: Iterable[str]) -> _Kept:
        return cls(tree, Parts.of(tree, structure), reached(tree, structure, roots))

    def holds(self, pointer: str) -> bool:
        """Whether the node at a pointer stays; everything outside of parts does."""
        return self.pointers.issuperset(self.parts.around(pointer))

    def of_tree(self) -> Node:
        """The tree without the other parts."""
        left = dict(self.tree)
        for home in self.parts.homes:
            *above, last = tokens(home)
            holder = left
            for token in above:
                holder[token] = dict(holder[token])
                holder = holder[token]
            if isinstance(holder.get(last), dict):
                holder[last] = dict(self._members(holder[last], home))
        return left

    def _members(self, members: Node, home: str) -> Iterator[tuple[str, Any]]:
        for name, node in members.items():
            pointer = child(home, name)
            if pointer in self.pointers:
                is_path_item = home in PATH_ITEMS and isinstance(node, dict)
                yield name, self._path_item(node, pointer) if is_path_item else node

    def _path_item(self, node: Node, pointer: str) -> Node:
        left = {name: value for name, value in node.items() if self.holds(child(pointer, name))}
        if isinstance(more := node.get(MORE_OPERATIONS), dict):
            inside = child(pointer, MORE_OPERATIONS)
            left[MORE_OPERATIONS] = {name: value for name, value in more.items() if self.holds(child(inside, name))}
        return left
