"""Combines all the schemas that apply to one value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from specmint.api.schemas.keywords import TYPES
from specmint.api.schemas.merging.merge import Merge
from specmint.api.schemas.merging.parts import is_null
from specmint.ir.document import Document, Node, child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.api.schemas.merging.merged import MergedSchema

Sites = tuple[str, ...]
"""The pointers of schemas that a value must all satisfy. The first one is its place; the others are chosen:

``(X, X/oneOf/1)`` is a value of X that is to be the second member of its union.
"""

IMPLIED_TYPES = {
    "object": {"properties", "required", "additionalProperties", "patternProperties", "minProperties", "propertyNames"},
    "array": {"items", "prefixItems", "minItems", "uniqueItems", "contains"},
    "string": {"minLength", "maxLength", "pattern", "format"},
    "number": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"},
}
"""The types that keywords imply in a schema without ``type``."""


@dataclass(frozen=True, eq=False)
class Shape:
    """The combined demands on one value. It is not ``possible`` if one of the schemas is ``false``."""

    merged: MergedSchema
    _property_sites: dict[str, Sites] = field(default_factory=dict, repr=False)

    @property
    def possible(self) -> bool:
        """Whether any value can be valid."""
        return self.merged.possible

    @property
    def schemas(self) -> tuple[tuple[str, Node], ...]:
        """The schemas that apply to the value, each with its pointer."""
        return tuple((part.pointer, part.node) for part in self.merged.parts)

    @cached_property
    def keywords(self) -> dict[str, list[tuple[str, Any]]]:
        """Every keyword with its well-formed values, and the pointer of the schema that has each."""
        facts = self.merged.facts.items()
        return {keyword: [(fact.site.pointer, fact.value) for fact in each] for keyword, each in facts}

    @cached_property
    def pointers(self) -> frozenset[str]:
        """The pointers of all the schemas."""
        return frozenset(pointer for pointer, _ in self.schemas)

    def all(self, keyword: str) -> list[Any]:
        """The values of a keyword in all the schemas."""
        return [value for _, value in self.keywords.get(keyword, ())]

    def least(self, keyword: str) -> Any:
        """The smallest value of a keyword (for ``max...``), or None."""
        return min(self.all(keyword), default=None)

    def most(self, keyword: str) -> Any:
        """The largest value of a keyword (for ``min...``), or None."""
        return max(self.all(keyword), default=None)

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The allowed types in the order of the first schema that has ``type``, null last; all types if none has it.

        A schema with properties and without ``type`` is an object, since clients read it as one.
        """
        allowed = self.merged.types
        if self.means_object:
            allowed = allowed & {"object", "null"} if allowed is not None else frozenset({"object"})
        if allowed is None:
            return tuple(sorted(TYPES, key=lambda name: not IMPLIED_TYPES.get(name, set()) & self.keywords.keys()))
        first: str | list[str] = next(iter(self.all("type")), [])
        named = [first] if isinstance(first, str) else first
        return tuple(sorted(allowed, key=lambda name: (name == "null", name not in named, _place(name, named))))

    @cached_property
    def means_object(self) -> bool:
        """Whether a schema has properties and no ``type``: other values are valid too, but not intended."""
        return any("properties" in node and "type" not in node for _, node in self.schemas)

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The names of the required properties, each once."""
        names = (name for each in self.all("required") for name in each if isinstance(name, str))
        return tuple(dict.fromkeys(names))

    @cached_property
    def property_names(self) -> tuple[str, ...]:
        """The names of the declared properties, in their own order, since a document may be re-sorted."""
        return tuple(sorted({str(name) for each in self.all("properties") for name in each}))

    def property_sites(self, name: str) -> Sites:
        """The schemas that apply to a property; empty if there are none (JSON Schema 2020-12, 10.3.2)."""
        if name not in self._property_sites:
            sites = (site for pointer, node in self.schemas for site in _property(pointer, node, name))
            self._property_sites[name] = tuple(dict.fromkeys(sites))
        return self._property_sites[name]

    def item_sites(self, index: int) -> Sites:
        """The schemas that apply to an element of an array (JSON Schema 2020-12, 10.3.1)."""
        return tuple(site for pointer, node in self.schemas for site in _item(pointer, node, index))

    def unions(self, sites: Sites = ()) -> Iterator[tuple[str, ...]]:
        """The members of each union whose member ``sites`` does not choose yet; null members come last."""
        for keyword in ("oneOf", "anyOf"):
            for pointer, members in self.keywords.get(keyword, ()):
                union = child(pointer, keyword)
                if members and not any(site.rpartition("/")[0] == union for site in sites[1:]):
                    pointers = [(is_null(node), child(union, index)) for index, node in enumerate(members)]
                    yield tuple(pointer for last in (False, True) for null, pointer in pointers if null is last)


def _place(name: str, named: list[str]) -> int:
    return named.index(name) if name in named else TYPES.index(name)


def is_choice(node: Node) -> bool:
    """Whether a schema is a union without properties of its own."""
    return ("oneOf" in node or "anyOf" in node) and "properties" not in node


def _property(pointer: str, node: Node, name: str) -> Iterator[str]:
    declared, patterns = node.get("properties"), node.get("patternProperties")
    known = isinstance(declared, dict) and name in declared
    if known:
        yield child(pointer, "properties", name)
    for pattern in sorted(patterns) if isinstance(patterns, dict) else ():
        if matches(pattern, name):
            known = True
            yield child(pointer, "patternProperties", pattern)
    if not known and node.get("additionalProperties", True) is not True:
        yield child(pointer, "additionalProperties")


def _item(pointer: str, node: Node, index: int) -> Iterator[str]:
    prefix = node.get("prefixItems")
    if isinstance(prefix, list) and index < len(prefix):
        yield child(pointer, "prefixItems", index)
    elif "items" in node:
        yield child(pointer, "items")


def matches(pattern: str, text: str) -> bool:
    """Whether a pattern matches a text; False if Python cannot compile the pattern."""
    try:
        return re.search(pattern, text) is not None
    except re.error:
        return False


@dataclass(frozen=True, eq=False)
class Shapes:
    """The shapes of a document, each computed once."""

    document: Document
    merge: Merge = field(init=False, repr=False)
    _shapes: dict[Sites, Shape] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "merge", Merge(self.document))

    def of(self, sites: Sites) -> Shape:
        """The shape of a value that must satisfy all of ``sites``, with references followed and ``allOf`` merged."""
        if sites not in self._shapes:
            self._shapes[sites] = Shape(self.merge.of(*sites))
        return self._shapes[sites]
