"""Finds the parts of a document that given operations refer to."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from specmint.document.reading.parts import Parts
from specmint.document.reading.structure import ANY, DATA, METHODS, SCHEMA
from specmint.document.reading.targets import value_at
from specmint.ir.document import child

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.document.reading.structure import Kind, Structure
    from specmint.ir.document import Node


class _Target(NamedTuple):
    """The target of a reference, and the kind of object expected there."""

    pointer: str
    kind: Kind


def reached(tree: Node, structure: Structure, operations: Iterable[str]) -> frozenset[str]:
    """The pointers of all parts that these operations refer to, including the operations.

    A target that is no part, such as an extension of the document, counts as a part.
    """
    reach = _Reach(tree, structure)
    parts = Parts.of(tree, structure)
    waiting = [_Target(pointer, "operation") for pointer in operations]
    found: set[str] = set()
    while waiting:
        target = waiting.pop()
        for part in parts.around(target.pointer) or (target.pointer,):
            if part not in found:
                found.add(part)
                waiting += reach.leads_to(part, target.kind)
    return frozenset(found)


class _Reach:
    def __init__(self, tree: Node, structure: Structure) -> None:
        self._tree = tree
        self._structure = structure
        self._schemas = structure.homes[SCHEMA]

    def leads_to(self, part: str, expected: Kind) -> Iterator[_Target]:
        """The targets that a part refers to. ``expected`` is its kind if its pointer does not tell."""
        node = self._at(part)
        known = self._structure.kind_at(part)
        for kind, inner in self._nodes(expected if known in {ANY, DATA} else known, node):
            reference = inner.get("$ref")
            if isinstance(reference, str) and kind[0] not in "{[":
                yield _Target(_pointer(reference), kind)
                if kind == "path_item" and inner is not node:
                    yield from self._operations(_pointer(reference))
            if kind == "discriminator":
                yield from self._mapped(inner)
            elif kind == "operation":
                yield from self._secured(inner)
        if isinstance(node, dict) and "discriminator" in node:
            yield from (_Target(pointer, SCHEMA) for pointer in self._descendants(part))

    def _at(self, pointer: str) -> Any:
        try:
            return value_at(self._tree, pointer)
        except (LookupError, TypeError, ValueError):
            return None

    def _nodes(self, kind: Kind, node: Any) -> Iterator[tuple[Kind, Node]]:
        """The mappings of a part. The operations of a path item are parts of their own, those of a callback are not."""
        apart = {"operation", "{operation}"} if kind == "path_item" else set[str]()
        pending = [(kind, node)]
        while pending:
            inner, value = pending.pop()
            if isinstance(value, list):
                pending += [(inner[1:-1] if inner[0] == "[" else inner, item) for item in value]
            elif isinstance(value, dict):
                yield inner, value
                members = [(self._structure.child(inner, name), member) for name, member in value.items()]
                pending += [each for each in members if each[0] not in {DATA, ANY, *apart}]
                apart = set()

    def _operations(self, path_item: str) -> Iterator[_Target]:
        """The operations of a path item in a callback."""
        node = self._at(path_item)
        more = node.get("additionalOperations") if isinstance(node, dict) else None
        for method in METHODS:
            yield _Target(child(path_item, method), "operation")
        for method in more if isinstance(more, dict) else ():
            yield _Target(child(path_item, "additionalOperations", method), "operation")

    def _mapped(self, discriminator: Node) -> Iterator[_Target]:
        """The schemas that a discriminator's mapping names, by name or reference (OpenAPI 3.1.1, section 4.8.25)."""
        mapping = discriminator.get("mapping")
        names = [*mapping.values()] if isinstance(mapping, dict) else []
        for name in (*names, discriminator.get("defaultMapping")):
            if isinstance(name, str):
                yield _Target(_pointer(name) if name.startswith("#") else child(self._schemas, name), SCHEMA)

    def _secured(self, operation: Node) -> Iterator[_Target]:
        home = "#/securityDefinitions" if "swagger" in self._tree else "#/components/securitySchemes"
        requirements = operation.get("security", self._tree.get("security"))
        for requirement in requirements if isinstance(requirements, list) else ():
            for name in requirement if isinstance(requirement, dict) else ():
                yield _Target(child(home, name), "security_scheme")

    def _descendants(self, schema: str) -> set[str]:
        """The components that extend a schema with a discriminator, which values may name without any reference."""
        found: set[str] = set()
        waiting = [schema]
        while waiting:
            new = self._extensions.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        return found

    @cached_property
    def _extensions(self) -> dict[str, set[str]]:
        """Each schema with the components that refer to it in ``allOf``."""
        found: dict[str, set[str]] = defaultdict(set)
        components = self._at(self._schemas)
        for name, node in components.items() if isinstance(components, dict) else ():
            extended = node.get("allOf") if isinstance(node, dict) else None
            for member in extended if isinstance(extended, list) else ():
                if isinstance(member, dict) and isinstance(member.get("$ref"), str):
                    found[_pointer(member["$ref"])].add(child(self._schemas, name))
        return found


def _pointer(reference: str) -> str:
    return unquote(reference) if "%" in reference else reference
