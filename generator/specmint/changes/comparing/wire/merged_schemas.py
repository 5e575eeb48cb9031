"""Merged schemas as comparing reads them: a lone alternative is a part, and types follow from other keywords."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from specmint.api.schemas.keywords import TYPES
from specmint.api.schemas.merging.merge import Merge
from specmint.api.schemas.references import is_schema
from specmint.api.schemas.unrecursive import solve
from specmint.ir.document import ANNOTATIONS

if TYPE_CHECKING:
    from collections.abc import Generator

    from specmint.api.schemas.merging.merged import MergedSchema
    from specmint.api.schemas.merging.parts import Pointers, Site
    from specmint.api.schemas.view import Schemas

Types = frozenset[str]
ANYTHING: Final = Types(TYPES) - {"null"}
JOINING: Final = frozenset({"$ref", "allOf", "$defs", "definitions", "oneOf", "anyOf"})
"""The keywords that merging has read."""


@dataclass
class MergedSchemas:
    """The schemas of one document, each merged once."""

    schemas: Schemas
    _merge: Merge = field(init=False, repr=False)
    _types: dict[Pointers, Types] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._merge = Merge(self.schemas.document, lone_alternatives=True)

    def canonical(self, pointers: Pointers) -> Pointers:
        """The pointers with references that say nothing else followed, each once."""
        return tuple(dict.fromkeys(map(self._target, pointers)))

    def of(self, pointers: Pointers) -> MergedSchema:
        """What schemas say that must all hold; the last is the outermost."""
        return self._merge.of(*reversed(pointers))

    def subtypes(self, schema: MergedSchema) -> Pointers:
        """The schemas that may stand for one because they extend it."""
        if schema.groups or not any(
            part.pointer == schema.pointer and "discriminator" in part.node for part in schema.parts
        ):
            return ()
        view = self.schemas.view(schema.pointer)
        return view.members if view.kind == "union" else ()

    def restrict(self, pointers: Pointers) -> bool:
        """Whether schemas forbid anything at all: ``{}`` is the same as nothing."""
        schema = self.of(self.canonical(pointers))
        matters = (keyword not in ANNOTATIONS and keyword[:2] != "x-" for keyword in schema.facts.keys() - JOINING)
        return bool(schema.groups) or any(matters)

    def types(self, schema: MergedSchema) -> Types:
        """The types of value that are allowed, null aside, whether they are named or follow from other keywords."""
        return solve(self._types_of, tuple(reversed(schema.pointers)), self._types, Types())

    def _types_of(self, pointers: Pointers) -> Generator[Pointers, Types, Types]:
        schema = self.of(pointers)
        if schema.declared is not None:
            return schema.declared
        if implied := _implied(schema):
            return implied
        if not schema.groups:
            return ANYTHING
        found = Types()
        for member in schema.groups[0].members:
            found |= yield (member,)
        return found

    def _target(self, pointer: str) -> str:
        seen = {pointer}
        while isinstance(node := self.schemas.document.at(pointer), dict) and node.keys() == {"$ref"}:
            target = node["$ref"]
            if not isinstance(target, str) or target in seen or not is_schema(self.schemas.document, target):
                break
            seen.add(pointer := target)
        return pointer


def values_of(schema: MergedSchema) -> tuple[list[Any], Site] | None:
    """The values that a schema allows, null aside, and where that is said; None where nothing is said."""
    facts = (*schema.facts.get("enum", ()), *schema.facts.get("const", ()))
    if schema.enum is None or not facts:
        return None
    return [value for value in schema.enum if value is not None], facts[-1].site


def _implied(schema: MergedSchema) -> Types:
    """The types that the other keywords tell, as an author means them who names none."""
    values = values_of(schema)
    if values is not None and values[0]:
        return Types(_type_of(value) for value in values[0])
    if schema.facts.keys() & {"properties", "patternProperties"} or schema.schemas("additionalProperties"):
        return Types({"object"})
    return Types({"array"}) if schema.facts.keys() & {"items", "prefixItems"} else Types()


def _type_of(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    kinds = {str: "string", int: "integer", float: "number", list: "array"}
    return kinds.get(type(value), "object")
