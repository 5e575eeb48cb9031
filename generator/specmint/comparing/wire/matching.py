"""Which alternative of an old union is which of a new one, whatever their order and names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from specmint.comparing.wire.annotations import DOCUMENTATION
from specmint.comparing.wire.flat import exact
from specmint.schemas.unions import decide

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from specmint.comparing.wire.flat import Pointers
    from specmint.comparing.wire.flattening import Flats
    from specmint.schemas.unions import Decision

_DEEPEST: Final = 3
_ALIKE: Final = 0.5
"""How many of all their properties two objects have to share to be the same one, changed."""


@dataclass(frozen=True)
class Alternatives:
    """The members of one union, and the property that tells them apart, where there is one."""

    flats: Flats
    members: Pointers
    decision: Decision | None = None

    @classmethod
    def of(cls, flats: Flats, pointer: str, members: Pointers) -> Alternatives:
        """The members of the union that stands at a pointer."""
        view = flats.schemas.view(pointer)
        return cls(flats, members, decide(flats.schemas, replace(view, members=members)))

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
        """Set pairs aside."""
        for old, new in pairs:
            if old in self.old and new in self.new:
                self.pairs.append((old, new))
                self.old.remove(old)
                self.new.remove(new)

    def unchosen(self, old: Alternatives, new: Alternatives) -> Match:
        """What is left of the members that no constant chooses."""
        return Match(
            old=[index for index in self.old if not old.constants(index)],
            new=[index for index in self.new if not new.constants(index)],
        )


def match(old: Alternatives, new: Alternatives) -> Match:
    """Find out which members belong together.

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
    key: Callable[[Flats, str], Hashable], found: Match, old: Alternatives, new: Alternatives
) -> list[tuple[int, int]]:
    """Members that are known by the same key; of several, in their order. No key is no name."""
    known: dict[Hashable, list[int]] = defaultdict(list)
    for index in reversed(found.new):
        known[key(new.flats, new.members[index])].append(index)
    known.pop("", None)
    keys = [(index, key(old.flats, old.members[index])) for index in found.old]
    return [(index, known[each].pop()) for index, each in keys if known.get(each)]


def _component(flats: Flats, pointer: str) -> str:
    target = flats.canonical((pointer,))[0]
    return target if target != pointer else ""


def _title(flats: Flats, pointer: str) -> str:
    title = flats.of(flats.canonical((pointer,))).value("title")
    return title.strip() if isinstance(title, str) else ""


def _content(flats: Flats, pointer: str) -> str:
    return content(flats, flats.canonical((pointer,)), _DEEPEST)


def content(flats: Flats, pointers: Pointers, depth: int) -> str:
    """What a schema says down to a depth, without the names of components and without prose."""
    flat = flats.of(pointers)
    said = sorted(flats.types(flat)), flat.nullable, sorted(map(exact, flat.enum[0])) if flat.enum else None
    if depth == 0:
        return repr(said)
    inner = [
        (name, content(flats, flats.canonical(each), depth - 1))
        for name, each in sorted(flat.named("properties").items())
    ]
    items = content(flats, flats.canonical(each), depth - 1) if (each := flat.schemas("items")) else ""
    rest = sorted((key, exact(facts[0].value)) for key, facts in flat.facts.items() if key not in _ELSEWHERE)
    return repr((said, inner, items, sorted(flat.required), rest))


_ELSEWHERE: Final = DOCUMENTATION | {"type", "enum", "const", "properties", "items", "required"}


def _alike(found: Match, old: Alternatives, new: Alternatives) -> list[tuple[int, int]]:
    """The pairs of what is left that are alike, the most alike first."""
    rated = [
        (-likeness, before, after)
        for before in found.old
        for after in found.new
        if (likeness := _likeness(old, old.members[before], new, new.members[after])) >= _ALIKE
    ]
    return [(before, after) for _, before, after in sorted(rated)]


def _likeness(old: Alternatives, before: str, new: Alternatives, after: str) -> float:
    """From 0 for nothing in common to 1: the share of properties for objects, of types for anything else."""
    flats = [each.flats.of(each.flats.canonical((at,))) for each, at in ((old, before), (new, after))]
    names = [set(flat.named("properties")) for flat in flats]
    if names[0] and names[1]:
        return len(names[0] & names[1]) / len(names[0] | names[1])
    types = [each.flats.types(flat) for each, flat in zip((old, new), flats, strict=True)]
    return len(types[0] & types[1]) / len(types[0] | types[1]) if types[0] | types[1] else 1.0
