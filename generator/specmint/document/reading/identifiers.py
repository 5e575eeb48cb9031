"""Finds the ``$id``, ``$anchor`` and ``$dynamicAnchor`` of schemas.

See JSON Schema 2020-12, core, section 8.2, and OpenAPI 3.2, section 4.1 for ``$self``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin

from specmint.document.reading.structure import ANY, DATA, OPENAPI_3, Kind
from specmint.ir.document import Node, child

if TYPE_CHECKING:
    from collections.abc import Iterator

_IDENTIFIER: Final = re.compile(r"\$(?:id|anchor|dynamicAnchor|dynamicRef|self)\b")


def has_identifiers(text: str) -> bool:
    """Whether a text may contain identifiers of schemas."""
    return _IDENTIFIER.search(text) is not None


def absolute(base: str, reference: str) -> str:
    """A reference as an absolute URI; a malformed one stays unchanged."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference


@dataclass
class Identifiers:
    """The identifiers in one file. ``base`` is the URI of the file, from ``$self`` or from its location.

    ``resources`` maps the pointer of each schema with an ``$id`` to its URI; ``anchors`` maps names to pointers,
    together with the pointer of the resource; ``dynamic`` holds all pointers of a dynamic anchor.
    """

    base: str
    resources: dict[str, str] = field(default_factory=dict)
    anchors: dict[tuple[str, str], str] = field(default_factory=dict)
    dynamic: dict[str, list[str]] = field(default_factory=dict)

    def resource_of(self, pointer: str) -> str:
        """The pointer of the innermost resource that contains a node; ``#`` for the file itself."""
        while pointer not in self.resources:
            pointer, slash, _ = pointer.rpartition("/")
            if not slash:
                return "#"
        return pointer

    def uri_of(self, resource: str) -> str:
        """The URI of a resource."""
        return self.resources.get(resource, self.base)


def identifiers_of(tree: Any, location: str) -> Identifiers:
    """Find every identifier in the tree of the file at a location."""
    own = tree.get("$self") if isinstance(tree, dict) else None
    found = Identifiers(absolute(location, own) if isinstance(own, str) else location)
    is_document = isinstance(tree, dict) and "openapi" in tree
    for node, pointer in _mappings(tree, "document" if is_document else ANY, "#"):
        _note(found, node, pointer)
    return found


def _mappings(node: Any, kind: Kind, pointer: str) -> Iterator[tuple[Node, str]]:
    """Every mapping that may be a schema, outer ones first."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from _mappings(item, kind[1:-1] if kind[0] == "[" else kind, child(pointer, index))
    if isinstance(node, dict) and kind != DATA:
        yield node, pointer
        for name, value in node.items():
            if isinstance(value, dict | list):
                yield from _mappings(value, OPENAPI_3.child(kind, name), child(pointer, name))


def _note(found: Identifiers, node: Node, pointer: str) -> None:
    identifier = node.get("$id")
    if isinstance(identifier, str):
        # Before draft 2019-09, an $id that was only a fragment had the meaning of $anchor.
        uri, _, fragment = identifier.partition("#")
        if uri:
            outer = found.uri_of(found.resource_of(pointer))
            found.resources[pointer] = absolute(outer, uri)
        elif fragment:
            found.anchors.setdefault((found.resource_of(pointer), fragment), pointer)
    for keyword in ("$anchor", "$dynamicAnchor"):
        if isinstance(name := node.get(keyword), str):
            found.anchors.setdefault((found.resource_of(pointer), name), pointer)
    if isinstance(name := node.get("$dynamicAnchor"), str):
        found.dynamic.setdefault(name, []).append(pointer)
