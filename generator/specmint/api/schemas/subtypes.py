"""Finds the schemas that extend another one: those that refer to it in their ``allOf``."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from specmint.ir.document import DanglingReferenceError, child

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from specmint.ir.document import Document

COMPONENTS = "#/components/schemas"


@dataclass
class Subtypes:
    """The components of a document by the schemas that they extend."""

    document: Document
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def of(self, pointer: str) -> tuple[str, ...]:
        """All schemas that are valid in place of one with a ``discriminator`` and without alternatives.

        They are the components that extend it, directly or not, and those in its ``mapping`` (OpenAPI 3.1.1, section
        4.8.25), in the order of their pointers; for any other schema, none.
        """
        node = self.document.at(pointer)
        if not isinstance(node, dict) or "discriminator" not in node or {"oneOf", "anyOf"} & node.keys():
            return ()
        if pointer not in self._known:
            found = {*self._below(pointer), *self._mapped(node["discriminator"])} - {pointer}
            self._known[pointer] = tuple(sorted(heir for heir in found if not self._is_alias(heir)))
        return self._known[pointer]

    def _below(self, pointer: str) -> set[str]:
        found: set[str] = set()
        waiting = [pointer]
        while waiting:
            for heir in self._extending.get(waiting.pop(), ()):
                if heir not in found:
                    found.add(heir)
                    waiting.append(heir)
        return found

    def _mapped(self, discriminator: Any) -> Iterator[str]:
        mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
        for target in mapping.values() if isinstance(mapping, dict) else ():
            pointer = mapped_pointer(target)
            if pointer in self._components:
                yield pointer

    @cached_property
    def _components(self) -> Mapping[str, Any]:
        components = self.document.tree.get("components")
        schemas = components.get("schemas") if isinstance(components, dict) else None
        return {child(COMPONENTS, name): node for name, node in schemas.items()} if isinstance(schemas, dict) else {}

    @cached_property
    def _extending(self) -> Mapping[str, list[str]]:
        extending: dict[str, list[str]] = defaultdict(list)
        for pointer, node in self._components.items():
            parts = node.get("allOf") if isinstance(node, dict) else None
            for part in parts if isinstance(parts, list) else ():
                target = part.get("$ref") if isinstance(part, dict) else None
                if isinstance(target, str):
                    extending[target].append(pointer)
        return extending

    def _is_alias(self, pointer: str) -> bool:
        """Whether a schema is nothing but a reference, and so is no schema of its own."""
        try:
            return self.document.follow(pointer) != pointer
        except DanglingReferenceError:
            return True


def mapped_pointer(target: object) -> str:
    """The schema that a mapping names by a reference or by a component's name."""
    text = str(target)
    return text if text.startswith("#") else child(COMPONENTS, text)
