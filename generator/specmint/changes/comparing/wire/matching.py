"""Matching the members of an old union with those of a new one, whatever their order and names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from specmint.api.schemas.unions import decide
from specmint.changes.comparing.wire.annotations import DOCUMENTATION
from specmint.changes.comparing.wire.merged_schemas import JOINING, values_of
from specmint.ir.equality import exact

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from specmint.api.schemas.merging.parts import Pointers
    from specmint.api.schemas.unions import Decision
    from specmint.changes.comparing.wire.merged_schemas import MergedSchemas

_DEEPEST: Final = 3
_ALIKE: Final = 0.5
"""The least share of properties, of 1, that two objects have in common if they match."""


@dataclass(frozen=True)
class Alternatives:
    """The members of one union, and the property that tells them apart, where there is one."""

    schemas: MergedSchemas
    members: Pointers
    decision: Decision | None = None

    @classmethod
    def of(cls, schemas: MergedSchemas, pointer: str, members: Pointers) -> Alternatives:
        """The members of the union that stands at a pointer."""
        view = schemas.schemas.view(pointer)
        return cls(schemas, members, decide(schemas.schemas, replace(view, members=members)))

    def constants(self, index: int) -> tuple[object, ...]:
        """The values that choose a member."""
        return self.decision.values[index] if self.decision else ()


@dataclass
class Match:
    """Indices of members that belong together, and of those that are left on either side."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    old: list[int] = field(default_factory=list)
    new: list[int] = field(default_factory=list)

    def take(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Add matched pairs."""
        for old, new in pairs:
            if old in self.old and new in self.new:
                self.pairs.append((old, new))
                self.old.remove(old)
                self.new.remove(new)

    def unchosen(self, old: Alternatives, new: Alternatives) -> Match:
        """The unmatched members without a constant."""
        return Match(
            old=[index for index in self.old if not old.constants(index)],
            new=[index for index in self.new if not new.constants(index)],
        )


def match(old: Alternatives, new: Alternatives) -> Match:
    """Match the members.

    Those do that are chosen by the same constant, else those that are the same component, else those that have the same
    content or title, else objects that share most of their properties. A member with a constant is another member where
    it has neither that nor its name in common.
    """
    found = Match(old=list(range(len(old.members))), new=list(range(len(new.members))))
    decided = old.decision is not None and new.decision is not None and old.decision.property == new.decision.property
    if decided:
        found.take((before, after) for before in range(len(old.members)) for after in _chosen(old, new, before))
    found.take(_by(_component, found, old, new))
    found.take(_by(_content, found.unchosen(old, new) if decided else found, old, new))
    found.take(_by(_title, found, old, new))
    found.take(_alike(found.unchosen(old, new) if decided else found, old, new))
    found.pairs.sort()
    return found


def _chosen(old: Alternatives, new: Alternatives, index: int) -> list[int]:
    wanted = {exact(value) for value in old.constants(index)}
    return [at for at in range(len(new.members)) if not wanted.isdisjoint(map(exact, new.constants(at)))]


def _by(
    key: Callable[[MergedSchemas, str], Hashable], found: Match, old: Alternatives, new: Alternatives
) -> list[tuple[int, int]]:
    """Pair members with equal keys, in their order. Members without a key are not paired."""
    known: dict[Hashable, list[int]] = defaultdict(list)
    for index in reversed(found.new):
        known[key(new.schemas, new.members[index])].append(index)
    known.pop("", None)
    keys = [(index, key(old.schemas, old.members[index])) for index in found.old]
    return [(index, known[each].pop()) for index, each in keys if known.get(each)]


def _component(schemas: MergedSchemas, pointer: str) -> str:
    target = schemas.canonical((pointer,))[0]
    return target if target != pointer else ""


def _title(schemas: MergedSchemas, pointer: str) -> str:
    title = schemas.of(schemas.canonical((pointer,))).value("title")
    return title.strip() if isinstance(title, str) else ""


def _content(schemas: MergedSchemas, pointer: str) -> str:
    return content(schemas, schemas.canonical((pointer,)), _DEEPEST)


def content(schemas: MergedSchemas, pointers: Pointers, depth: int) -> str:
    """A schema down to a depth, without names of components and without annotations."""
    schema = schemas.of(pointers)
    values = values_of(schema)
    said = sorted(schemas.types(schema)), schema.nullable, sorted(map(exact, values[0])) if values else None
    if depth == 0:
        return repr(said)
    inner = [
        (name, content(schemas, schemas.canonical(each), depth - 1))
        for name, each in sorted(schema.named("properties").items())
    ]
    items = content(schemas, schemas.canonical(each), depth - 1) if (each := schema.schemas("items")) else ""
    rest = sorted((key, exact(facts[0].value)) for key, facts in schema.facts.items() if key not in _ELSEWHERE)
    return repr((said, inner, items, sorted(schema.required), rest))


_ELSEWHERE: Final = DOCUMENTATION | JOINING | {"type", "enum", "const", "properties", "items", "required"}


def _alike(found: Match, old: Alternatives, new: Alternatives) -> list[tuple[int, int]]:
    """The unmatched pairs that are similar enough, the most similar first."""
    rated = [
        (-likeness, before, after)
        for before in found.old
        for after in found.new
        if (likeness := _likeness(old, old.members[before], new, new.members[after])) >= _ALIKE
    ]
    return [(before, after) for _, before, after in sorted(rated)]


def _likeness(old: Alternatives, before: str, new: Alternatives, after: str) -> float:
    """From 0 for nothing in common to 1: the share of properties for objects, of types for anything else."""
    schemas = [each.schemas.of(each.schemas.canonical((at,))) for each, at in ((old, before), (new, after))]
    names = [set(schema.named("properties")) for schema in schemas]
    if names[0] and names[1]:
        return len(names[0] & names[1]) / len(names[0] | names[1])
    types = [each.schemas.types(schema) for each, schema in zip((old, new), schemas, strict=True)]
    return len(types[0] & types[1]) / len(types[0] | types[1]) if types[0] | types[1] else 1.0
