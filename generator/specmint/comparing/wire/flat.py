"""A schema as comparing sees it: every keyword that must hold, wherever it stands, and where that is.

What ``$ref`` and ``allOf`` bring together is one schema here, and null is set apart from alternatives, so that two ways
to write the same thing are the same thing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from specmint.ir.document import child
from specmint.schemas.keywords import TYPES

Pointers = tuple[str, ...]
"""The schemas that must all hold; none where anything is allowed."""

ANYTHING: Final = frozenset(TYPES) - {"null"}


class Site(NamedTuple):
    """A part of a document: what stands at a pointer, or one keyword of it."""

    pointer: str
    keyword: str = ""

    @property
    def place(self) -> str:
        """The pointer of the very thing."""
        return child(self.pointer, self.keyword) if self.keyword else self.pointer


class Fact(NamedTuple):
    """The value of a keyword, and where it stands."""

    value: Any
    site: Site


class Group(NamedTuple):
    """Alternatives: pointers of the members of ``keyword``, without null."""

    keyword: str
    pointer: str
    members: Pointers
    null: bool


@dataclass(frozen=True)
class Flat:
    """Several schemas that must all hold, as one.

    ``facts`` holds what each keyword says, the outermost schema first. ``declared`` are the types that they name, null
    aside; None where they name none. ``null`` is where null is named, if it is a value. ``heirs`` are the schemas that
    may stand here because they extend this one, ``parts`` the pointers of all that must hold.
    """

    pointer: str
    facts: dict[str, list[Fact]] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    declared: frozenset[str] | None = None
    null: Site | None = None
    heirs: Pointers = ()
    parts: frozenset[str] = frozenset()

    @property
    def nullable(self) -> bool:
        """Whether null is named as a value, and no part is against it."""
        return self.null is not None

    def first(self, keyword: str) -> Fact | None:
        """What the outermost schema with this keyword says."""
        return next(iter(self.facts.get(keyword, ())), None)

    def value(self, keyword: str) -> Any:
        """The value of the outermost schema with this keyword; None without one."""
        fact = self.first(keyword)
        return fact.value if fact else None

    def beside(self, pointer: str) -> Site:
        """The part that has a pointer, if it is one of this schema's; else the schema itself."""
        return Site(pointer if pointer in self.parts else self.pointer)

    def named(self, keyword: str) -> dict[str, Pointers]:
        """The schemas below the names of a keyword such as ``properties``, each with all that must hold for it."""
        found: dict[str, list[str]] = defaultdict(list)
        for fact in self.facts.get(keyword, ()):
            for name in fact.value:
                found[name].append(child(fact.site.place, name))
        return {name: tuple(pointers) for name, pointers in found.items()}

    def schemas(self, keyword: str) -> Pointers:
        """The schemas that a keyword such as ``items`` holds."""
        return tuple(fact.site.place for fact in self.facts.get(keyword, ()) if isinstance(fact.value, dict))

    def is_false(self, keyword: str) -> bool:
        """Whether a keyword such as ``items`` allows nothing."""
        return any(fact.value is False for fact in self.facts.get(keyword, ()))

    @property
    def required(self) -> dict[str, Site]:
        """The names of required properties, and where that is said."""
        return {
            name: fact.site for fact in self.facts.get("required", ()) for name in fact.value if isinstance(name, str)
        }

    @property
    def enum(self) -> tuple[list[Any], Site] | None:
        """The allowed values without null, ``const`` being one of one value; None where nothing is said."""
        said = [(fact.value, fact.site) for fact in self.facts.get("enum", ())]
        said += [([fact.value], fact.site) for fact in self.facts.get("const", ())]
        if not said:
            return None
        known = [{exact(value) for value in values} for values, _ in said]
        left = [value for value in said[0][0] if value is not None and all(exact(value) in each for each in known)]
        return left, said[-1][1]


def exact(value: Any) -> str:
    """A text that is the same for equal JSON values only: ``1`` equals ``1.0``, but not ``true``."""
    if isinstance(value, float) and value.is_integer():
        return repr(int(value))
    if isinstance(value, list):
        return f"[{','.join(map(exact, value))}]"
    if isinstance(value, dict):
        return f"{{{','.join(sorted(f'{key!r}:{exact(each)}' for key, each in value.items()))}}}"
    return repr(value)
