"""Names the members of a union by their content, never by their order."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from specmint.ir.document import child
from specmint.text.identifiers import pascal_case

if TYPE_CHECKING:
    from specmint.api.schemas.view import Schemas, View

LONG_TITLE = 40
"""A title or constant with more characters counts as a sentence and is not used."""
KINDS = {"class": "Object", "map": "Map", "array": "List", "union": "Choice", "enum": "Value"}
"""The word for a member that is known by its kind only."""


@dataclass(frozen=True)
class Members:
    """The members of the union at ``pointer``, a list under ``oneOf`` or ``anyOf``."""

    schemas: Schemas
    pointer: str

    @cached_property
    def views(self) -> list[View]:
        """The members in the order of the document."""
        return [self.schemas.view(child(self.pointer, index)) for index in range(len(self._nodes))]

    def label(self, index: int) -> str:
        """The word for a member: the first of title, constant, own property and kind that no other member shares.

        Empty for the only member that is not a scalar, since no other member can be meant.
        """
        return self._labels[index]

    def kind(self, index: int) -> str:
        """The word that distinguishes such an only member from its union, if that is named itself; else empty."""
        named = len(self.schemas.view(self.pointer.rpartition("/")[0]).members) > 1
        return self._kind(index) if named and not self.label(index) else ""

    def identity(self, index: int) -> str:
        """The identity of a member, independent of the other members."""
        own = self._identities[index]
        twins = [each for each, identity in enumerate(self._identities) if identity == own]
        rank = sorted(twins, key=self._content).index(index)
        return f"{own} {rank + 1}" if rank else own

    @property
    def _nodes(self) -> list[object]:
        nodes: list[object] = self.schemas.document.at(self.pointer)
        return nodes

    @cached_property
    def _labels(self) -> list[str]:
        labels = [""] * len(self.views)
        open_ones = {at for at, view in enumerate(self.views) if view.kind in KINDS} - {self._only_one()}
        for word in (self._title, self._constant, self._property, self._kind):
            words = {index: word(index) for index in range(len(labels))}
            given = [each for each in words.values() if each]
            labels = [words[at] if at in open_ones and given.count(words[at]) == 1 else labels[at] for at in words]
            open_ones = {index for index in open_ones if not labels[index]}
        for rank, index in enumerate(sorted(open_ones, key=self._content)):
            labels[index] = f"Option{rank + 1}" if len(open_ones) > 1 else "Other"
        return labels

    def _only_one(self) -> int | None:
        """The only member that is not a scalar."""
        plain = [view.kind in {"scalar", "enum"} or (view.kind == "any" and view.nullable) for view in self.views]
        return plain.index(False) if plain.count(False) == 1 else None

    @cached_property
    def _contents(self) -> list[View]:
        """The schemas to compare members by: themselves, or the items of lists."""
        return [self.schemas.view(view.items[0]) if len(view.items) == 1 else view for view in self.views]

    def _title(self, index: int) -> str:
        title = _own_title(self._nodes[index])
        return pascal_case(title) if 0 < len(title) <= LONG_TITLE else ""

    def _constant(self, index: int) -> str:
        return constant(self.schemas, self._contents[index])

    def _property(self, index: int) -> str:
        """``WithId`` for the only member with a property ``id``.

        Required properties come before optional ones, then the shortest name.
        """
        view = self._contents[index]
        others = {name for at, each in enumerate(self._contents) if at != index for name in each.properties}
        own = sorted(view.properties.keys() - others, key=lambda name: (name not in view.required, len(name), name))
        return f"With{pascal_case(own[0])}" if own else ""

    def _kind(self, index: int) -> str:
        return KINDS.get(self.views[index].kind, "")

    def _content(self, index: int) -> str:
        return json.dumps(self._nodes[index], sort_keys=True, default=str)

    @cached_property
    def _identities(self) -> list[str]:
        return [self._identity(*both) for both in zip(self._nodes, self.views, strict=True)]

    def _identity(self, node: object, view: View) -> str:
        reference = node.get("$ref") if isinstance(node, dict) else None
        if isinstance(reference, str):
            return reference
        required = ",".join(sorted(view.required & view.properties.keys()))
        return _own_title(node) or constant(self.schemas, view) or required or view.kind


def _own_title(node: object) -> str:
    title = node.get("title") if isinstance(node, dict) else None
    return title.strip() if isinstance(title, str) else ""


def constant(schemas: Schemas, view: View) -> str:
    """The first short text constant among the properties, in the order of their names."""
    for name in sorted(view.properties):
        values = schemas.view(view.properties[name]).enum
        if len(values) == 1 and isinstance(values[0], str) and 0 < len(values[0]) <= LONG_TITLE:
            return pascal_case(values[0])
    return ""
