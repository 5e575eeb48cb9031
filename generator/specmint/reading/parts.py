"""What can be left out of a document by itself: an operation, what a path says for all of its own, a component."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from specmint.ir.document import child, tokens
from specmint.reading.structure import METHODS, OPENAPI_3

if TYPE_CHECKING:
    from specmint.ir.document import Node
    from specmint.reading.structure import Structure

_PATHS: Final = ("paths", "webhooks", "x-webhooks")
_SWAGGER_2: Final = ("definitions", "parameters", "responses", "securityDefinitions")
PATH_ITEMS: Final = frozenset({*(child("#", name) for name in _PATHS), "#/components/pathItems"})
"""Where path items stand that can be left out, each with its operations."""
MORE_OPERATIONS: Final = "additionalOperations"
"""The operations of a path item whose methods are no fields of it (OpenAPI 3.2.0, section 4.9.1)."""


@dataclass(frozen=True)
class Parts:
    """The parts of a tree. ``homes`` are the pointers of the mappings that hold them."""

    homes: tuple[str, ...]

    @classmethod
    def of(cls, tree: Node, structure: Structure) -> Parts:
        """The parts of a tree in the form of one family of versions."""
        names = (*_PATHS, *(_SWAGGER_2 if structure is not OPENAPI_3 else ()))
        homes = [child("#", name) for name in names if isinstance(tree.get(name), dict)]
        components = tree.get("components")
        if structure is OPENAPI_3 and isinstance(components, dict):
            homes += [child("#/components", kind) for kind, named in components.items() if isinstance(named, dict)]
        return cls(tuple(homes))

    def around(self, pointer: str) -> tuple[str, ...]:
        """The parts that have to be there for what stands at a pointer: its own, and the path item of an operation."""
        home = next((each for each in self.homes if pointer.startswith(f"{each}/")), None)
        if home is None:
            return ()
        name, *inner = list(tokens(pointer))[home.count("/") :]
        part = child(home, name)
        operation = _operation(inner) if home in PATH_ITEMS else ()
        return (part, child(part, *operation)) if operation else (part,)


def _operation(steps: list[str]) -> tuple[str, ...]:
    """The first steps below a path item, if they lead to an operation."""
    match steps:
        case [method, *_] if method in METHODS:
            return (method,)
        case [others, method, *_] if others == MORE_OPERATIONS:
            return (others, method)
        case _:
            return ()
