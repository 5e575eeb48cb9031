"""A document with nothing in it but what some of its operations lead to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from specmint.ir.document import child, tokens
from specmint.reading.document import ReadDocument
from specmint.reading.parts import MORE_OPERATIONS, PATH_ITEMS, Parts
from specmint.reading.reach import reached
from specmint.reading.structure import OPENAPI_3, SWAGGER_2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.ir.diagnostics import Diagnostic
    from specmint.ir.document import Document, Node
    from specmint.reading.structure import Structure


@dataclass(frozen=True)
class Reduced:
    """What is left of a document, and what is known of it from reading its files."""

    document: Document
    diagnostics: tuple[Diagnostic, ...]


def reduced(document: Document, operations: Iterable[str], found: Iterable[Diagnostic]) -> Reduced:
    """The document with just the parts that the operations at these pointers lead to. What is left keeps its pointer.

    Title, servers and whatever else is said of the API as a whole stays. Of what was ``found`` while the files were
    read, only that stays which is about something that is left.
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
    """Where the place of a finding, which is a pointer into its own file, stands in the joined tree."""
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
    """The parts of a tree that are kept."""

    tree: Node
    parts: Parts
    pointers: frozenset[str]

    @classmethod
    def of(cls, tree: Node, structure: Structure, roots: Iterable[str]) -> _Kept:
        return cls(tree, Parts.of(tree, structure), reached(tree, structure, roots))

    def holds(self, pointer: str) -> bool:
        """Whether what stands at a pointer is kept, as everything is that is no part."""
        return self.pointers.issuperset(self.parts.around(pointer))

    def of_tree(self) -> Node:
        """The tree without the parts that are not kept."""
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
