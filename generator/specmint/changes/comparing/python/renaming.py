"""Finding renamed types and arguments between two packages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from specmint.changes.comparing.python.surface import MODELS
from specmint.changes.comparing.python.types import Named, names_in
from specmint.ir.routes import EXPRESSION, request_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from specmint.changes.comparing.python.surface import CallSurface, Surface, TypeSurface
    from specmint.changes.comparing.python.types import Type
    from specmint.ir.catalog import Arguments, Catalog

_ALIKE: Final = 0.5
"""The least share of fields, of 1, that two classes have in common if one is the other renamed."""


@dataclass(frozen=True)
class Renaming:
    """The new name by the old one.

    ``arguments`` is keyed by the old names of the call and the argument, ``fields`` by the name of the type and the old
    one of the field. ``told`` holds what a change of the document tells already: the new names of arguments, keys and
    fields, by their old dotted names.
    """

    calls: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    arguments: Mapping[tuple[str, str], str] = field(default_factory=dict)
    fields: Mapping[tuple[str, str], str] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)

    def member(self, owner: TypeSurface, name: str) -> str:
        """What a field or key of a type of the package before is called now."""
        return self.told.get(f"{owner.symbol}.{name}") or self.fields.get((owner.name, name), name)

    def applied(self, to: Type) -> Type:
        """A type of the package before with the names of the package after."""
        return frozenset(
            Named(self.types.get(member.name, member.name), tuple(map(self.applied, member.arguments)))
            if isinstance(member, Named)
            else member
            for member in to
        )


def told_by(old: Catalog, new: Catalog) -> Renaming:
    """Renamings that the catalogs show: calls are matched by method and path, the rest by the names on the wire.

    An old name that means something else now is not a renaming, since code that uses it gets the other thing.
    """
    given = set(map(str, new.calls.values()))
    keys = _keys(old, new)
    calls = {str(old.calls[key]): str(new.calls[now]) for key, now in keys.items()}
    return Renaming(
        calls={was: now for was, now in calls.items() if was != now and was not in given},
        arguments=dict(_arguments(old, new, keys)),
        fields=dict(_fields(old, new)),
    )


def _keys(old: Catalog, new: Catalog) -> dict[str, str]:
    """The operations that are in both: the same method and path, whatever its parameters are called."""
    after = {request_of(key): key for key in new.calls}
    return {key: after[request] for key in old.calls if (request := request_of(key)) in after}


def _arguments(old: Catalog, new: Catalog, keys: Mapping[str, str]) -> Iterator[tuple[tuple[str, str], str]]:
    for key, now in keys.items():
        if key not in old.arguments or now not in new.arguments:
            continue
        before, after = _places(key, old.arguments[key]), _places(now, new.arguments[now])
        for place, name in before.items():
            renamed = after.get(place, name)
            if renamed != name and name not in after.values():
                yield (str(old.calls[key]), name), renamed


def _places(key: str, arguments: Arguments) -> dict[tuple[str, str], str]:
    """The arguments by their location and name on the wire; those of the path by their place in it."""
    body = {("body", wire): name for wire, name in (arguments.body_fields or {}).items()}
    order = {name: str(position) for position, name in enumerate(EXPRESSION.findall(key))}
    return {
        (location, order.get(wire, wire) if location == "path" else wire): name
        for (location, wire), name in {**arguments.parameters, **body}.items()
    }


def _fields(old: Catalog, new: Catalog) -> Iterator[tuple[tuple[str, str], str]]:
    """The fields of models that have another name in Python, but not on the wire."""
    now = {new.classes[pointer].name: given for pointer, given in new.fields.items()}
    for pointer, given in old.fields.items():
        name = old.classes[pointer].name
        for wire, was in given.items():
            renamed = now.get(name, {}).get(wire, was)
            if renamed != was and was not in now[name].values():
                yield (f"{MODELS}.{name}", was), renamed


def with_types(renaming: Renaming, old: Surface, new: Surface) -> Renaming:
    """Add renamed types: a removed type and an added one that stand in the same place and share most fields."""
    search = _Search(old, new, renaming)
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
    renaming: Renaming
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
        for name, each in sorted(before.fields.items()):
            if now := after.fields.get(self.renaming.member(before, name)):
                self._meet(each.type, now.type)

    def _meet(self, old: Type, new: Type) -> None:
        """Compare two types that stand in the same place."""
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
        kept = {self.renaming.member(before, name) for name in before.fields}
        names = kept | after.fields.keys()
        return len(kept & after.fields.keys()) / len(names) if names else 1.0


def _names(of: Type) -> set[str]:
    return {each.name for each in of if isinstance(each, Named)}


def _containers(of: Type) -> list[Named]:
    """The generic types in a union, in an order that does not depend on chance."""
    found = [each for each in of if isinstance(each, Named) and each.arguments]
    return sorted(found, key=lambda each: (each.name, *(sorted(names_in(argument)) for argument in each.arguments)))
