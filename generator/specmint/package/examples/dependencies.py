"""Computes a digest of everything that an operation's fixtures depend on, so that equal digests mean equal fixtures."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from specmint.api.schemas.subtypes import mapped_pointer
from specmint.building.content_cache import key
from specmint.ir.document import child, part_of
from specmint.ir.nodes import mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.ir.api import Operation
    from specmint.ir.document import Document

REFERENCE = re.compile(r'"\$ref": "((?:[^"\\]|\\.)*)"')
"""A reference in JSON text. A quotation mark inside a string would be escaped, so strings do not match."""
DISCRIMINATOR = '"discriminator": '
SAID_ABOUT_ALL = ("security", "servers")


class Dependencies:
    """The components and path items of a document, each with its digest and the parts that it refers to.

    A schema with a discriminator also refers to the schemas that extend it, since these are valid in its place.
    """

    def __init__(self, document: Document) -> None:
        self._digests: dict[str, str] = {}
        self.leads_to: dict[str, set[str]] = defaultdict(set)
        decided: dict[str, Any] = {}
        for pointer, node in _parts(document.tree):
            text = json.dumps(node)
            self._digests[pointer] = key(text)
            self.leads_to[pointer] = {part_of(json.loads(f'"{found}"')) for found in REFERENCE.findall(text)}
            if DISCRIMINATOR in text:
                decided[pointer] = node
        for pointer, targets in list(self.leads_to.items()):
            for target in targets & decided.keys():
                self.leads_to[target].add(pointer)
        for pointer, node in decided.items():
            self.leads_to[pointer] |= {part_of(mapped_pointer(target)) for target in _mapped(node)}
        about_all = {name: document.tree.get(name) for name in SAID_ABOUT_ALL}
        self._about_all = key(about_all, mapping(document.tree.get("components")).get("securitySchemes"))

    def digest(self, operation: Operation, *rest: str) -> str:
        """The digest for an operation and its call."""
        parts = sorted(self._reached(part_of(operation.pointer)))
        return key("fixtures", repr(operation), rest, self._about_all, [self._digests.get(part) for part in parts])

    def touches(self, operation: Operation, places: Iterable[str]) -> bool:
        """Whether the fixtures of an operation depend on one of these pointers."""
        return not self._reached(part_of(operation.pointer)).isdisjoint(map(part_of, places))

    def _reached(self, start: str) -> set[str]:
        reached: set[str] = set()
        waiting = [start]
        while waiting:
            part = waiting.pop()
            if part not in reached:
                reached.add(part)
                waiting += self.leads_to.get(part, ())
        return reached


def _parts(tree: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name in ("paths", "webhooks"):
        for path, node in mapping(tree.get(name)).items():
            yield child("#", name, path), node
    for section, nodes in mapping(tree.get("components")).items():
        for name, node in mapping(nodes).items():
            yield child("#/components", section, name), node


def _mapped(node: Any) -> Iterator[object]:
    """The schemas that discriminator mappings inside a node name."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield from mapping(mapping(each.get("discriminator")).get("mapping")).values()
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
