"""Comparing the old and the new type of one field, key or argument."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from specmint.changes.comparing.python.finding import listed
from specmint.changes.comparing.python.types import ANYTHING, NONE, Constant, Fit, Named, constants_in, names_in
from specmint.changes.rules import python

if TYPE_CHECKING:
    from specmint.changes.comparing.python.renaming import Renaming
    from specmint.changes.comparing.python.surface import Surface
    from specmint.changes.comparing.python.types import Aliases, Type
    from specmint.changes.rules.change import ChangeRule

_CHANGEABLE: Final = frozenset({"list", "dict"})


@dataclass(frozen=True)
class TypeComparison:
    """Compares types of the package before with types of the package after."""

    old: Surface
    new: Surface
    renaming: Renaming

    @cached_property
    def _before(self) -> Aliases:
        """The aliases of the old package, with its types under their new names."""
        renaming = self.renaming
        return {renaming.types.get(name, name): renaming.applied(of) for name, of in self.old.aliases.items()}

    def read(self, old: Type, new: Type) -> ChangeRule | None:
        """The rule for a changed type of a value that is read; None where nothing changed."""
        old = self.renaming.applied(old)
        if old == new:
            return None
        if _is_untyped(new) and not _is_untyped(old):
            return python.FIELD_UNTYPED
        fits = Fit(self.new.aliases, self._before, lenient=True)
        if not fits(new, old):
            return python.FIELD_NULLABLE if NONE not in old and fits(new - {NONE}, old) else python.FIELD_CHANGED
        back = Fit(self._before, self.new.aliases, lenient=True)
        if not back(old, new):
            if not all(_has_same_container(member, old, back) for member in new):
                return python.FIELD_CHANGED
            is_none_gone = NONE in old and back(old - {NONE}, new)
            return python.FIELD_NEVER_NONE if is_none_gone else python.FIELD_NARROWED
        is_same = _known(self._before, old) == _known(self.new.aliases, new)
        return None if is_same else python.FIELD_EXTENDED

    def passed(self, old: Type, new: Type) -> bool | None:
        """Whether every value that could be passed before still can be; None where nothing changed."""
        old = self.renaming.applied(old)
        if not Fit(self._before, self.new.aliases)(old, new):
            return False
        return None if Fit(self.new.aliases, self._before)(new, old) else True

    def difference(self, old: Type, new: Type) -> str:
        """The constants and classes that only the new type or only the old type names."""
        before, after = _known(self._before, self.renaming.applied(old)), _known(self.new.aliases, new)
        parts = {"also": after - before, "no longer": before - after}
        return ", ".join(f"{word} {listed(sorted(names))}" for word, names in parts.items() if names)


def _known(aliases: Aliases, of: Type) -> frozenset[str]:
    """The constants and the classes that a type names, through aliases."""
    found, pending = set(constants_in(of)), list(names_in(of))
    seen = set(pending)
    while pending:
        alias = aliases.get(pending.pop(), frozenset())
        found |= constants_in(alias)
        more = names_in(alias) - seen
        seen |= more
        pending += more
    return frozenset(found | {name for name in seen if name.startswith("models.")} - aliases.keys())


def _has_same_container(member: Constant | Named, old: Type, back: Fit) -> bool:
    """Whether a list or dict type is unchanged: type checkers accept no other one, wider or narrower.

    What may be changed has to be of just one type (PEP 484, covariance and contravariance), unless that is Any.
    """
    if not isinstance(member, Named) or member.name not in _CHANGEABLE or _is_untyped(old):
        return True
    before = (frozenset({each}) for each in old if isinstance(each, Named) and each.name == member.name)
    return any("Any" in names_in(each) or back(each, frozenset({member})) for each in before)


def _is_untyped(of: Type) -> bool:
    return any(isinstance(member, Named) and member.name in ANYTHING for member in of)
