"""The bounds of two schemas."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from specmint.changes.rules.wire import bounds as rules

if TYPE_CHECKING:
    from specmint.api.schemas.merging.merged import MergedSchema
    from specmint.api.schemas.merging.parts import Fact, Site
    from specmint.changes.comparing.wire.pairs import Both
    from specmint.changes.rules.wire.bounds import BoundRules


class _Bound(NamedTuple):
    """A bound as a number that is greater the more it forbids; ``exclusive`` forbids the number itself, too."""

    strictness: Fraction
    exclusive: bool
    words: str
    site: Site


class _Kind(NamedTuple):
    """The keywords of one bound, the inclusive one first, and how each is said."""

    keywords: tuple[str, ...]
    words: tuple[str, ...]
    rules: BoundRules

    @property
    def sign(self) -> int:
        """The factor that makes a stricter bound a greater number."""
        return 1 if self.keywords[0].startswith("min") else -1


_KINDS: Final = (
    _Kind(("minimum", "exclusiveMinimum"), ("at least {}", "greater than {}"), rules.MINIMUM),
    _Kind(("maximum", "exclusiveMaximum"), ("at most {}", "less than {}"), rules.MAXIMUM),
    *(_Kind((keyword,), ("{}",), found) for keyword, found in rules.SIZES.items()),
)
_SAYS_NOTHING: Final = frozenset({"minLength", "minItems", "minProperties"})
"""Keywords that forbid nothing where they are 0."""


def compare_bounds(both: Both) -> None:
    """Compare ``minimum``, ``maxLength`` and all other bounds."""
    for kind in _KINDS:
        old, new = _bound(both.old, kind), _bound(both.new, kind)
        if old is not None or new is not None:
            _compare(both, kind, old, new)
    _compare_multiples(both)


def _compare(both: Both, kind: _Kind, old: _Bound | None, new: _Bound | None) -> None:
    if old is None or new is None:
        keyword = next(each for each in kind.keywords if each in (both.old if new is None else both.new).facts)
        sites = both.sites(keyword)
        if new is not None:
            both.add(kind.rules.added, sites[0], new.site, new=new.words)
        if old is not None:
            both.add(kind.rules.removed, old.site, sites[1], old=old.words)
    elif old[:2] != new[:2]:
        rule = kind.rules.tightened if new[:2] > old[:2] else kind.rules.relaxed
        both.add(rule, old.site, new.site, old=old.words, new=new.words)


def _bound(schema: MergedSchema, kind: _Kind) -> _Bound | None:
    """The strictest bound that the schema states."""
    found = [
        _Bound(_fraction(fact.value) * kind.sign, bool(at), words.format(fact.value), fact.site)
        for at, (keyword, words) in enumerate(zip(kind.keywords, kind.words, strict=True))
        for fact in schema.facts.get(keyword, ())
        if fact.value or keyword not in _SAYS_NOTHING
    ]
    return max(found, key=lambda bound: bound[:2], default=None)


def _compare_multiples(both: Both) -> None:
    old, new = both.old.first("multipleOf"), both.new.first("multipleOf")
    if old is not None and new is not None:
        _compare_steps(both, old, new)
    elif new is not None:
        both.at(rules.MULTIPLE_OF.added, "multipleOf", new=str(new.value))
    elif old is not None:
        both.at(rules.MULTIPLE_OF.removed, "multipleOf", old=str(old.value))


def _compare_steps(both: Both, old: Fact, new: Fact) -> None:
    before, after = _fraction(old.value), _fraction(new.value)
    if before == after:
        return
    rule = rules.MULTIPLE_OF_CHANGED
    if after % before == 0:
        rule = rules.MULTIPLE_OF.tightened
    elif before % after == 0:
        rule = rules.MULTIPLE_OF.relaxed
    both.add(rule, old.site, new.site, old=str(old.value), new=str(new.value))


def _fraction(value: float) -> Fraction:
    """The number that is written, not the nearest one that a computer knows: a tenth is ``0.1``."""
    return Fraction(value) if isinstance(value, int) else Fraction(repr(value))
