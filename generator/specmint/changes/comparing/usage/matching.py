"""Matching changes with what a user's code does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from specmint.changes.comparing.python.surface import MODELS, class_named
from specmint.changes.comparing.usage.facts import CLIENT
from specmint.changes.rules import python
from specmint.changes.rules.wire.operations import PATH_PARAMETER_RENAMED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from specmint.changes.comparing.python.surface import Field, Surface
    from specmint.changes.comparing.usage.facts import Facts, Made, Place
    from specmint.changes.rules.change import Change

_REQUIRED: Final = frozenset({python.ARGUMENT_REQUIRED.id, python.KEY_REQUIRED.id, "request-property-became-required"})
"""The rules whose changes hit calls that do not pass something."""


_BY_NAME: Final = frozenset({python.ARGUMENT_RENAMED.id, PATH_PARAMETER_RENAMED.id})
"""The rules whose changes hit what is passed by its name only."""


@dataclass(frozen=True)
class Part:
    """A field, key or argument: its owner and its name."""

    owner: str
    field: Field


@dataclass(frozen=True)
class UsageMatcher:
    """Finds the places in a file that a change hits, by the names of the old package."""

    surface: Surface

    def places(self, change: Change, facts: Facts) -> frozenset[Place]:
        """The places in a file that a change hits; in doubt a place is included."""
        known = [symbol for symbol in change.symbols if symbol in self._parts or symbol in self._names]
        if not known:
            return frozenset(self._whole_calls(change, facts) if change.level == "breaking" else ())
        return frozenset(place for symbol in known for place in self._of(symbol, change, facts))

    @cached_property
    def _parts(self) -> Mapping[str, Part]:
        types = [(each.symbol, each.name, each.fields) for each in self.surface.types.values()]
        calls = [(each.symbol, each.name, each.arguments) for each in self.surface.calls.values()]
        client = self.surface.client
        calls += [(CLIENT, CLIENT, client.arguments)] if client else []
        return {
            f"{symbol}.{name}": Part(owner, field)
            for symbol, owner, fields in (*types, *calls)
            for name, field in fields.items()
        }

    @cached_property
    def _names(self) -> Mapping[str, str]:
        types = {each.symbol: each.name for each in self.surface.types.values()}
        calls = {each.symbol: each.name for each in self.surface.calls.values()}
        return {**types, **calls, CLIENT: CLIENT}

    def _of(self, symbol: str, change: Change, facts: Facts) -> Iterator[Place]:
        if symbol in self._names:
            yield from self._named(self._names[symbol], change, facts)
        elif self._parts[symbol].owner in self.surface.types:
            part = self._parts[symbol]
            yield from (self._read if part.owner.startswith(f"{MODELS}.") else self._key)(part, change, facts)
        else:
            yield from self._argument(self._parts[symbol], change, facts)

    def _named(self, name: str, change: Change, facts: Facts) -> Iterator[Place]:
        """Places that name the type or make the call; a type that only moved is hit where code names its module."""
        if name in self.surface.types:
            module = self.surface.types[name].module if change.rule is python.TYPE_MOVED else None
            yield from (each.place for each in facts.mentioned if each.type == name and module in {None, each.module})
            if self.surface.types[name].alias is not None:
                for part in self._parts.values():
                    if name in {getattr(member, "name", None) for member in part.field.type}:
                        yield from self._part(part, change, facts)
        else:
            yield from (each.place for each in facts.made if each.call == name)

    def _part(self, part: Part, change: Change, facts: Facts) -> Iterator[Place]:
        if part.owner in self.surface.types and part.owner.startswith(f"{MODELS}."):
            yield from self._read(part, change, facts)
        elif part.owner in self.surface.types:
            yield from self._key(part, change, facts)

    def _whole_calls(self, change: Change, facts: Facts) -> Iterator[Place]:
        wanted = change.calls or (CLIENT,)
        return (each.place for each in facts.made if each.call in wanted)

    def _read(self, part: Part, change: Change, facts: Facts) -> Iterator[Place]:
        """Places that read a field. Where the object is unknown, they count in files that use the model."""
        is_met = any(each.type == part.owner for each in facts.mentioned)
        is_met = is_met or any(each.call in change.calls for each in facts.made)
        for each in facts.reads:
            is_owner = is_met if each.owners is None else part.owner in each.owners
            if is_owner and each.attribute == part.field.name:
                yield each.place

    def _key(self, part: Part, change: Change, facts: Facts) -> Iterator[Place]:
        name = part.field.name
        for keyed in facts.keyed:
            if keyed.key == name and class_named(keyed.type, self.surface.types) == part.owner:
                yield keyed.place
        for made in facts.made:
            call = self.surface.calls.get(made.call)
            if call is None or made.call not in change.calls:
                continue
            if call.keywords == part.owner:
                yield from _passes(made, name, change)
            if call.keywords != part.owner or self.surface.is_named(part.owner):
                yield from (place for key, place in made.nested if key == name)
                if change.rule.id in _REQUIRED:
                    yield made.place

    def _argument(self, part: Part, change: Change, facts: Facts) -> Iterator[Place]:
        for made in facts.made:
            if made.call == part.owner:
                yield from _passes(made, part.field.name, change)
                at = part.field.position
                if at is not None and made.positional > at and change.rule.id not in _REQUIRED | _BY_NAME:
                    yield made.place


def _passes(made: Made, name: str, change: Change) -> Iterator[Place]:
    """Places where a call passes a keyword or may pass it; for a newly required one, where it does not."""
    if change.rule.id in _REQUIRED:
        yield from [made.place] if name not in made.keywords else ()
    elif name in made.keywords:
        yield made.keywords[name]
    elif made.is_open:
        yield made.place
