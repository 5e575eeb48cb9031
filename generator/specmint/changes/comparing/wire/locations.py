"""The place of a difference in the text of its document, and an excerpt from there."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from specmint.changes.rules.change import Spot
from specmint.diagnostics.place import place_in
from specmint.ir.document import DanglingReferenceError

if TYPE_CHECKING:
    from specmint.api.schemas.merging.parts import Site
    from specmint.ir.document import Document

_DEEPEST: Final = 5
_LONGEST_TEXT: Final = 200
_MOST_LINES: Final = 60
_MOST_MEMBERS: Final = 40
_CUT: Final = "..."


@dataclass
class Spots:
    """The places in one document; each is looked up once."""

    document: Document
    _known: dict[Site, Spot] = field(default_factory=dict, repr=False)
    _excerpts: dict[str, str] = field(default_factory=dict, repr=False)

    def of(self, site: Site | None) -> Spot | None:
        """The place of a part of the document; None for nothing."""
        if site is None:
            return None
        if site not in self._known:
            self._known[site] = self._spot(site)
        return self._known[site]

    def _spot(self, site: Site) -> Spot:
        try:
            node = self.document.at(site.pointer)
        except DanglingReferenceError:
            node = None
        pointer = site.place if isinstance(node, dict) and site.keyword in node else site.pointer
        place = place_in(self.document, pointer)
        position = place.position
        return Spot(
            source=place.source,
            pointer=pointer,
            line=position.line if position else 0,
            column=position.column if position else 0,
            excerpt=self._excerpt(site.pointer, node),
        )

    def _excerpt(self, pointer: str, node: Any) -> str:
        if pointer not in self._excerpts:
            self._excerpts[pointer] = excerpt(node)
        return self._excerpts[pointer]


def excerpt(node: Any) -> str:
    """A node as indented JSON, cut where it is deep, long or wide."""
    lines = json.dumps(_cut(node, _DEEPEST), indent=2, ensure_ascii=False, default=str).split("\n")
    return "\n".join(lines if len(lines) <= _MOST_LINES else [*lines[:_MOST_LINES], _CUT])


def _cut(node: Any, depth: int) -> Any:
    if isinstance(node, str):
        return node if len(node) <= _LONGEST_TEXT else node[:_LONGEST_TEXT] + _CUT
    if not isinstance(node, dict | list):
        return node
    if depth == 0 and node:
        return _CUT
    if isinstance(node, list):
        return [_cut(each, depth - 1) for each in node[:_MOST_MEMBERS]] + [_CUT] * (len(node) > _MOST_MEMBERS)
    return {name: _cut(node[name], depth - 1) for name in list(node)[:_MOST_MEMBERS]}
