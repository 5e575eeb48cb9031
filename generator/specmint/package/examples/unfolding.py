"""Counts how often a validator looks at one value: once for each path through the schemas that apply to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from specmint.api.schemas.references import is_schema
from specmint.api.schemas.subschemas import subschemas
from specmint.api.schemas.unrecursive import solve
from specmint.ir.document import DanglingReferenceError

if TYPE_CHECKING:
    from collections.abc import Generator

    from specmint.ir.document import Document

MOST_PATHS: Final = 2**16
"""The most paths. With more, one validation takes more than some milliseconds; each level may double their number."""
_IN_PLACE: Final = frozenset({"allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"})
"""The keywords whose schemas apply to the same value (JSON Schema 2020-12, core, section 10.2)."""


class _Paths(NamedTuple):
    """The paths from a schema through schemas for the same value, and the most paths from any schema it refers to."""

    own: int = 1
    most: int = 1


@dataclass(frozen=True)
class Unfolding:
    """The numbers of paths in a document; each schema is visited once."""

    document: Document
    _known: dict[str, _Paths] = field(default_factory=dict)

    def is_too_wide(self, pointer: str) -> bool:
        """Whether a schema, or one that it refers to, has too many paths for a validator."""
        return solve(self._paths, pointer, self._known, _Paths()).most > MOST_PATHS

    def _paths(self, pointer: str) -> Generator[str, _Paths, _Paths]:
        try:
            node = self.document.at(pointer)
        except DanglingReferenceError:
            return _Paths()
        if not isinstance(node, dict):
            return _Paths()
        own, most = 1, 1
        reference = node.get("$ref")
        if isinstance(reference, str) and is_schema(self.document, reference):
            target = yield reference
            own, most = own + target.own, target.most
        for at, _ in subschemas(pointer, node):
            inner = yield at
            most = max(most, inner.most)
            own += inner.own if at[len(pointer) + 1 :].partition("/")[0] in _IN_PLACE else 0
        own = min(own, MOST_PATHS + 1)
        return _Paths(own, max(own, most))
