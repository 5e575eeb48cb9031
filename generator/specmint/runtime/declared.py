"""Which properties a schema names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .assertions import matches
from .values import is_object

if TYPE_CHECKING:
    from .schemas import Schema, Schemas


_OPENING = ("additionalProperties", "unevaluatedProperties")


class DeclaredProperties:
    """The properties that a schema names, itself or in a schema it applies to the same object.

    ``open`` says whether it allows any other in so many words, with ``additionalProperties`` or its like.
    """

    def __init__(self, schemas: Schemas, schema: Schema) -> None:
        self.names: set[str] = set()
        self.open = False
        self._patterns: set[str] = set()
        self._schemas = schemas
        self._seen: set[int] = set()
        self._collect(schema)

    def allows(self, name: str) -> bool:
        """Whether a property is named or allowed in so many words."""
        return self.open or name in self.names or any(matches(pattern, name) for pattern in self._patterns)

    def _collect(self, schema: Schema) -> None:
        node = schema.node
        if not is_object(node) or id(node) in self._seen:
            return
        self._seen.add(id(node))
        self.names.update(node.get("properties", {}), node.get("required", ()))
        self._patterns.update(node.get("patternProperties", {}))
        self.open = self.open or any(node.get(keyword, False) is not False for keyword in _OPENING)
        if "$ref" in node:
            self._collect(self._schemas.find(node["$ref"], schema.file))
        for keyword in ("allOf", "anyOf", "oneOf"):
            for part in node.get(keyword, ()):
                self._collect(schema.sub(part))
        for keyword in ("if", "then", "else"):
            self._collect(schema.sub(node.get(keyword)))
        for part in node.get("dependentSchemas", {}).values():
            self._collect(schema.sub(part))
