"""What two packages call differently although it is the same."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from specmint.comparing.python.types import Named, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from specmint.comparing.python.surface import CallSurface, Surface
    from specmint.comparing.python.types import Type
    from specmint.ir.catalog import Arguments, Catalog

_ALIKE: Final = 0.5
"""The part of all their fields that two classes share at least if one is the other by a new name."""


@dataclass(frozen=True)
class Renaming:
    """The new name by the old one. ``arguments`` is keyed by the old names of the call and the argument."""

    calls: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    arguments: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def applied(self, to: Type) -> Type:
        """A type of the package before with the names of the package after."""
        return frozenset(
            Named(self.types.get(member.name, member.name), tuple(map(self.applied, member.arguments)))
            if isinstance(member, Named)
            else member
            for member in to
        )


def told_by(old: Catalog, new: Catalog) -> Renaming:
    """What the catalogs say: they know calls by method and path, arguments by their names on the wire.

    A name that is given to something else now is not taken as moved: who uses it gets that.
    """
    given = set(map(str, new.calls.values()))
    calls = {str(call): str(new.calls[key]) for key, call in old.calls.items() if key in new.calls}
    return Renaming(
        calls={was: now for was, now in calls.items() if was != now and was not in given},
        arguments=dict(_arguments(old, new)),
    )


def _arguments(old: Catalog, new: Catalog) -> Iterator[tuple[tuple[str, str], str]]:
    for key, arguments in old.arguments.items():
        if key not in new.arguments:
            continue
        before, after = _places(arguments), _places(new.arguments[key])
        for place, name in before.items():
            renamed = after.get(place, name)
            if renamed != name and name not in after.values():
                yield (str(old.calls[key]), name), renamed


def _places(arguments: Arguments) -> dict[tuple[str, str], str]:
    """The arguments by what they are on the wire: location and name."""
    body = {("body", wire): name for wire, name in (arguments.body_fields or {}).items()}
    return {**arguments.parameters, **body}


def with_types(renaming: Renaming, old: Surface, new: Surface) -> Renaming:
    """Add the types that are called differently: what is gone, stood where now something new stands, and is alike."""
    search = _Search(old, new)
    for name, call in old.calls.items():
        now = new.calls.get(renaming.calls.get(name, name))
        if now is not None:
            search.calls(call, now)
    for name in sorted(old.types.keys() & new.types.keys()):
        search.types(name, name)
    return replace(renaming, types=dict(sorted(search.found.items())))


@dataclass
class _Search:
    old: Surface
    new: Surface
    found: dict[str, str] = field(default_factory=dict)

    def calls(self, old: CallSurface, new: CallSurface) -> None:
        self._meet(old.returns.type, new.returns.type)
        for name in sorted(old.arguments.keys() & new.arguments.keys()):
            self._meet(old.arguments[name].type, new.arguments[name].type)
        for status in sorted(old.errors.keys() & new.errors.keys()):
            self._meet(old.errors[status].type, new.errors[status].type)
        if old.keywords and new.keywords:
            self._meet(frozenset({Named(old.keywords)}), frozenset({Named(new.keywords)}))

    def types(self, old: str, new: str) -> None:
        before, after = self.old.types[old], self.new.types[new]
        if before.alias and after.alias:
            self._meet(before.alias.type, after.alias.type)
        for name in sorted(before.fields.keys() & after.fields.keys()):
            self._meet(before.fields[name].type, after.fields[name].type)

    def _meet(self, old: Type, new: Type) -> None:
        """Look at two types that stand at the same place."""
        gone = sorted(_names(old) & self.old.types.keys() - self.new.types.keys() - self.found.keys())
        fresh = _names(new) & self.new.types.keys() - self.old.types.keys() - set(self.found.values())
        for name in gone:
            best = max(sorted(fresh), key=lambda other: self._likeness(name, other), default=None)
            if best is not None and self._likeness(name, best) >= _ALIKE:
                fresh -= {best}
                self.found[name] = best
                self.types(name, best)
        for one in _containers(old):
            for other in _containers(new):
                if one.name == other.name and len(one.arguments) == len(other.arguments):
                    for pair in zip(one.arguments, other.arguments, strict=True):
                        self._meet(*pair)

    def _likeness(self, old: str, new: str) -> float:
        before, after = self.old.types[old], self.new.types[new]
        if before.alias or after.alias:
            return float(bool(before.alias) == bool(after.alias) and before.kind == after.kind)
        names = before.fields.keys() | after.fields.keys()
        return len(before.fields.keys() & after.fields.keys()) / len(names) if names else 1.0


def _names(of: Type) -> set[str]:
    return {each.name for each in of if isinstance(each, Named)}


def _containers(of: Type) -> list[Named]:
    """The generic types in a union, in an order that does not depend on chance."""
    found = [each for each in of if isinstance(each, Named) and each.arguments]
    return sorted(found, key=lambda each: (each.name, *(sorted(names_in(argument)) for argument in each.arguments)))
