"""What schemas call themselves by ``$id``, ``$anchor`` and ``$dynamicAnchor``.

That is JSON Schema 2020-12, core, section 8.2; ``$self`` of a document is OpenAPI 3.2, section 4.1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin

from specmint.ir.document import Node, child
from specmint.reading.structure import ANY, DATA, OPENAPI_3, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

_IDENTIFIER: Final = re.compile(r"\$(?:id|anchor|dynamicAnchor|dynamicRef|self)\b")


def has_identifiers(text: str) -> bool:
    """Whether a schema in a text may call itself something."""
    return _IDENTIFIER.search(text) is not None


def absolute(base: str, reference: str) -> str:
    """A reference as a URI of its own; one that is broken stays as it is."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference


@dataclass
class Identifiers:
    """The names in one file. ``base`` is the URI that the file has, by ``$self`` or by where it stands.

    ``resources`` holds the URI of each schema with an ``$id``, by its pointer; ``anchors`` the pointer of each name
    together with that of the resource it belongs to; ``dynamic`` all pointers of a dynamic name.
    """

    base: str
    resources: dict[str, str] = field(default_factory=dict)
    anchors: dict[tuple[str, str], str] = field(default_factory=dict)
    dynamic: dict[str, list[str]] = field(default_factory=dict)

    def resource_of(self, pointer: str) -> str:
        """The pointer of the innermost resource that something is part of; ``#`` for the file itself."""
        while pointer not in self.resources:
            pointer, slash, _ = pointer.rpartition("/")
            if not slash:
                return "#"
        return pointer

    def uri_of(self, resource: str) -> str:
        """The URI of a resource."""
        return self.resources.get(resource, self.base)


def identifiers_of(tree: Any, location: str) -> Identifiers:
    """Every name that stands in the tree of the file at a location."""
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
        # Before draft 2019-09, an $id of nothing but a fragment was what an $anchor is now.
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
