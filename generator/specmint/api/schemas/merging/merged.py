"""Several schemas for one value as one. Types, examples and comparison derive from it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import TYPE_CHECKING, Any

from specmint.api.schemas.keywords import is_well_formed
from specmint.api.schemas.merging.parts import Fact, Pointers, Site
from specmint.ir.document import child
from specmint.ir.equality import common

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.api.schemas.merging.parts import Group, Part


@dataclass(frozen=True, eq=False)
class MergedSchema:
    """The result of merging ``$ref`` and ``allOf``.

    ``pointer`` is the outermost schema after plain references; empty if there is none. ``parts`` holds every schema
    that applies, the outermost first, each once; ``overriding`` holds the same with each schema after those it extends.
    ``groups`` are alternatives that a value still has to choose from. ``null`` is where null is named as a value; None
    if it is not, or if a part forbids it. A schema that is ``false`` is not ``possible``.
    """

    pointer: str
    pointers: Pointers
    parts: tuple[Part, ...]
    overriding: tuple[Part, ...]
    groups: tuple[Group, ...]
    null: Site | None
    possible: bool

    @cached_property
    def facts(self) -> Mapping[str, tuple[Fact, ...]]:
        """The values of each keyword, the outermost schema first. Malformed values are left out."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for part in self.parts:
            for keyword, value in part.node.items():
                if is_well_formed(keyword, value):
                    found[keyword].append(Fact(value, Site(part.pointer, keyword)))
        return {keyword: tuple(facts) for keyword, facts in found.items()}

    @cached_property
    def types(self) -> frozenset[str] | None:
        """The types that all parts allow, including null; None if no part has ``type``, empty if they contradict.

        An integer is a number too; it is listed beside number only if a part names it.
        """
        named = [part.types for part in self.overriding if part.types is not None]
        return reduce(_intersection, named) if named else None

    @property
    def declared(self) -> frozenset[str] | None:
        """The allowed types without null, with ``integer`` beside ``number``; None if no part has ``type``."""
        if self.types is None:
            return None
        return (self.types | {"integer"} if "number" in self.types else self.types) - {"null"}

    @cached_property
    def enum(self) -> tuple[Any, ...] | None:
        """The values that every ``enum`` and ``const`` allows, including null; None if there is neither."""
        said = [values for part in self.overriding for values in part.values]
        return tuple(common(said)) if said else None

    @cached_property
    def required(self) -> Mapping[str, Site]:
        """The names of required properties, and the pointers that require them."""
        facts = self.facts.get("required", ())
        return {name: fact.site for fact in facts for name in fact.value if isinstance(name, str)}

    @property
    def nullable(self) -> bool:
        """Whether null is named as a value and no part forbids it."""
        return self.null is not None

    def first(self, keyword: str) -> Fact | None:
        """The outermost occurrence of a keyword."""
        return next(iter(self.facts.get(keyword, ())), None)

    def value(self, keyword: str) -> Any:
        """The value of a keyword in the outermost schema that has it, or None."""
        fact = self.first(keyword)
        return fact.value if fact else None

    def all(self, keyword: str) -> list[Any]:
        """The values of a keyword in all parts."""
        return [fact.value for fact in self.facts.get(keyword, ())]

    def beside(self, pointer: str) -> Site:
        """The part with a pointer, or else the outermost schema."""
        return Site(pointer if any(part.pointer == pointer for part in self.parts) else self.pointer)

    def named(self, keyword: str) -> dict[str, Pointers]:
        """The schemas by name under a keyword such as ``properties``, each with all pointers that apply."""
        found: dict[str, list[str]] = defaultdict(list)
        for fact in self.facts.get(keyword, ()):
            for name in fact.value:
                found[name].append(child(fact.site.place, name))
        return {name: tuple(pointers) for name, pointers in found.items()}

    def schemas(self, keyword: str) -> Pointers:
        """The schemas under a keyword such as ``items``."""
        return tuple(fact.site.place for fact in self.facts.get(keyword, ()) if isinstance(fact.value, dict))

    def is_false(self, keyword: str) -> bool:
        """Whether a keyword such as ``items`` allows no value."""
        return any(value is False for value in self.all(keyword))


def _intersection(left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
    if "number" in left and "integer" in right:
        left |= {"integer"}
    if "integer" in left and "number" in right:
        right |= {"integer"}
    return left & right
