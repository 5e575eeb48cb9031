"""Handles readOnly and writeOnly (OpenAPI 3.1.1, section 4.8.24; JSON Schema 2020-12, validation, section 9.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from specmint.api.schemas.view import HIDDEN, Direction
from specmint.ir.document import Node, child

if TYPE_CHECKING:
    from specmint.package.examples.shape import Shapes

    _Steps = tuple["_Steps", str | int] | None


@dataclass(frozen=True, eq=False)
class HiddenProperties:
    """The properties that are left out in one direction: readOnly ones in requests, writeOnly ones in responses."""

    shapes: Shapes
    direction: Direction

    def leaves_out(self, sites: tuple[str, ...]) -> bool:
        """Whether a property with these schemas is left out."""
        return any(value is True for value in self.shapes.of(sites).all(HIDDEN[self.direction]))

    def tree(self) -> Node:
        """The document with these properties removed from all ``required`` lists; the same object if none has to be."""
        document = self.shapes.document
        return (
            self._adjusted(document.tree, None, frozenset())
            if _mentions(document.tree, self._marker)
            else document.tree
        )

    @property
    def _marker(self) -> str:
        return HIDDEN[self.direction]

    def _adjusted(self, node: Any, steps: _Steps, absent: frozenset[str]) -> Any:
        """A copy of the node whose schemas do not require properties that are left out or in ``absent``.

        Unchanged parts are shared with the original.
        """
        if isinstance(node, list):
            items = [self._adjusted(each, (steps, index), absent) for index, each in enumerate(node)]
            return node if all(new is old for new, old in zip(items, node, strict=True)) else items
        if not isinstance(node, dict):
            return node
        absent |= self._absent(node, steps)
        changed: Node = {}
        for key, value in node.items():
            inner = self._adjusted(value, (steps, key), absent if key == "allOf" else frozenset())
            if inner is not value:
                changed[key] = inner
        if absent and isinstance(required := node.get("required"), list):
            changed["required"] = [name for name in required if not isinstance(name, str) or name not in absent]
        return {**node, **changed} if changed else node

    def _absent(self, node: Node, steps: _Steps) -> frozenset[str]:
        if "required" not in node and "allOf" not in node:
            return frozenset()
        shape = self.shapes.of((_pointer(steps),))
        return frozenset(name for name in shape.property_names if self.leaves_out(shape.property_sites(name)))


def _pointer(steps: _Steps) -> str:
    """The JSON pointer of a node from the linked list of steps to it."""
    found: list[str | int] = []
    while steps is not None:
        steps, step = steps
        found.append(step)
    return child("#", *reversed(found))


def _mentions(node: Any, marker: str) -> bool:
    if isinstance(node, dict):
        return node.get(marker) is True or any(_mentions(value, marker) for value in node.values())
    return isinstance(node, list) and any(_mentions(value, marker) for value in node)
