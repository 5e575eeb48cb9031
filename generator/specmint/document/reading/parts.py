"""Divides a document into parts that can be left out: operations, common fields of path items, components."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from specmint.document.reading.structure import METHODS, OPENAPI_3
from specmint.ir.document import child, tokens

if TYPE_CHECKING:
    from specmint.document.reading.structure import Structure
    from specmint.ir.document import Node

_PATHS: Final = ("paths", "webhooks", "x-webhooks")
_SWAGGER_2: Final = ("definitions", "parameters", "responses", "securityDefinitions")
PATH_ITEMS: Final = frozenset({*(child("#", name) for name in _PATHS), "#/components/pathItems"})
"""The sections of path items that can be left out, each with its operations."""
MORE_OPERATIONS: Final = "additionalOperations"
"""The field for operations with other methods (OpenAPI 3.2.0, section 4.9.1)."""


@dataclass(frozen=True)
class Parts:
    """The parts of a tree. ``homes`` are the pointers of the mappings that hold them."""

    homes: tuple[str, ...]

    @classmethod
    def of(cls, tree: Node, structure: Structure) -> Parts:
        """The parts of a tree of one version family."""
        names = (*_PATHS, *(_SWAGGER_2 if structure is not OPENAPI_3 else ()))
        homes = [child("#", name) for name in names if isinstance(tree.get(name), dict)]
        components = tree.get("components")
        if structure is OPENAPI_3 and isinstance(components, dict):
            homes += [child("#/components", kind) for kind, named in components.items() if isinstance(named, dict)]
        return cls(tuple(homes))

    def around(self, pointer: str) -> tuple[str, ...]:
        """The parts that a pointer needs: the part that contains it and, for an operation, its path item."""
        home = next((each for each in self.homes if pointer.startswith(f"{each}/")), None)
        if home is None:
            return ()
        name, *inner = list(tokens(pointer))[home.count("/") :]
        part = child(home, name)
        operation = _operation(inner) if home in PATH_ITEMS else ()
        return (part, child(part, *operation)) if operation else (part,)


def _operation(steps: list[str]) -> tuple[str, ...]:
    """The first tokens below a path item, if they lead to an operation."""
    match steps:
        case [method, *_] if method in METHODS:
            return (method,)
        case [others, method, *_] if others == MORE_OPERATIONS:
            return (others, method)
        case _:
            return ()
