"""Two schemas in the same place of two documents, and the differences between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from specmint.changes.comparing.wire.difference import Difference
from specmint.ir.equality import exact

if TYPE_CHECKING:
    from specmint.api.schemas.merging.merged import MergedSchema
    from specmint.api.schemas.merging.parts import Pointers, Site
    from specmint.api.schemas.view import Direction
    from specmint.changes.comparing.wire.merged_schemas import MergedSchemas
    from specmint.changes.rules.change import ChangeRule
    from specmint.changes.rules.wire.making import Directed


class Pair(NamedTuple):
    """The schemas of the old and of the new document, and the direction in which their values are sent."""

    old: Pointers
    new: Pointers
    way: Direction


class SubschemaRule(NamedTuple):
    """A rule that applies if anything differs in a pair of subschemas."""

    difference: Difference
    pair: Pair


@dataclass(frozen=True)
class Compared:
    """The result of comparing two schemas: their own differences, and the pairs of their subschemas."""

    differences: tuple[Difference, ...]
    inner: tuple[Pair, ...]
    subschema_rules: tuple[SubschemaRule, ...] = ()


@dataclass(frozen=True)
class Both:
    """Two schema schemas while they are compared."""

    old: MergedSchema
    new: MergedSchema
    way: Direction
    schemas_old: MergedSchemas
    schemas_new: MergedSchemas
    differences: list[Difference] = field(default_factory=list)
    inner: list[Pair] = field(default_factory=list)
    subschema_rules: list[SubschemaRule] = field(default_factory=list)

    def add(self, rules: Directed | ChangeRule, old: Site | None, new: Site | None, /, **facts: str) -> None:
        """Note a difference; of two rules the one for this direction."""
        rule = rules.at(self.way) if isinstance(rules, tuple) else rules
        self.differences.append(Difference(rule, old, new, tuple(facts.items())))

    def at(self, rules: Directed | ChangeRule, keyword: str, **facts: str) -> None:
        """Note a difference about one keyword."""
        self.add(rules, *self.sites(keyword), **facts)

    def sites(self, keyword: str) -> tuple[Site, Site]:
        """Where a keyword stands in both: at the place where it says something else, if it stands in several.

        Where it does not stand at all, it is the schema that would hold it.
        """
        old, new = _telling(self.old, self.new, keyword), _telling(self.new, self.old, keyword)
        if old is None:
            old = self.old.beside(new.pointer if new else "")
        if new is None:
            new = self.new.beside(old.pointer)
        return old, new

    def below(self, old: Pointers, new: Pointers) -> None:
        """Add a pair of subschemas that is to be compared."""
        self.inner.append(self.pair(old, new))

    def pair(self, old: Pointers, new: Pointers) -> Pair:
        """Schemas that stand in the same place of these two, references followed."""
        return Pair(self.schemas_old.canonical(old), self.schemas_new.canonical(new), self.way)

    def add_subschema_rule(self, rules: Directed, sites: tuple[Site, Site], pair: Pair, **facts: str) -> None:
        """Add a rule that applies if anything in a pair differs."""
        self.subschema_rules.append(SubschemaRule(Difference(rules.at(self.way), *sites, tuple(facts.items())), pair))

    def result(self) -> Compared:
        """All that was found."""
        return Compared(tuple(self.differences), tuple(self.inner), tuple(self.subschema_rules))


def _telling(schema: MergedSchema, other: MergedSchema, keyword: str) -> Site | None:
    """The first place where a keyword says something that the other schema does not say."""
    known = {exact(fact.value) for fact in other.facts.get(keyword, ())}
    facts = schema.facts.get(keyword, ())
    return next((fact.site for fact in facts if exact(fact.value) not in known), facts[0].site if facts else None)
