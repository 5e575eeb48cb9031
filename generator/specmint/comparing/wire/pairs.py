"""Two schemas that stand in the same place of two documents, and what is found about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from specmint.comparing.wire.difference import Difference
from specmint.comparing.wire.flat import Site, exact

if TYPE_CHECKING:
    from specmint.comparing.wire.flat import Flat, Pointers
    from specmint.comparing.wire.flattening import Flats
    from specmint.comparing.wire.rules.making import Directed
    from specmint.ir.changes import ChangeRule
    from specmint.schemas.view import Direction


class Pair(NamedTuple):
    """Schemas of the old and of the new document, and which way their values travel."""

    old: Pointers
    new: Pointers
    way: Direction


class Aside(NamedTuple):
    """A rule that holds if anything differs in a pair of schemas below the pair at hand."""

    difference: Difference
    pair: Pair


@dataclass(frozen=True)
class Compared:
    """What two schemas say by themselves: their differences, and the pairs of schemas that they hold."""

    differences: tuple[Difference, ...]
    inner: tuple[Pair, ...]
    asides: tuple[Aside, ...] = ()


@dataclass(frozen=True)
class Both:
    """Two flat schemas while they are compared."""

    old: Flat
    new: Flat
    way: Direction
    flats_old: Flats
    flats_new: Flats
    differences: list[Difference] = field(default_factory=list)
    inner: list[Pair] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)

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
        """Have schemas compared that stand in the same place of these two."""
        self.inner.append(self.pair(old, new))

    def pair(self, old: Pointers, new: Pointers) -> Pair:
        """Schemas that stand in the same place of these two, references followed."""
        return Pair(self.flats_old.canonical(old), self.flats_new.canonical(new), self.way)

    def aside(self, rules: Directed, sites: tuple[Site, Site], pair: Pair, **facts: str) -> None:
        """Note a difference that there is if anything in a pair differs."""
        self.asides.append(Aside(Difference(rules.at(self.way), *sites, tuple(facts.items())), pair))

    def result(self) -> Compared:
        """All that was found."""
        return Compared(tuple(self.differences), tuple(self.inner), tuple(self.asides))


def _telling(flat: Flat, other: Flat, keyword: str) -> Site | None:
    """Where a keyword says what the other schema does not say, else where it stands first."""
    known = {exact(fact.value) for fact in other.facts.get(keyword, ())}
    facts = flat.facts.get(keyword, [])
    return next((fact.site for fact in facts if exact(fact.value) not in known), facts[0].site if facts else None)
