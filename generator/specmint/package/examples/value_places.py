"""Finds every place in a value, and makes a value with a given part at a place."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from specmint.package.examples.arrays import elements, fewest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from specmint.package.examples.direction import HiddenProperties
    from specmint.package.examples.goals import ExampleGoal
    from specmint.package.examples.shape import Shape, Sites
    from specmint.package.examples.synthesis import Synthesis

    Leaf = Callable[[Sites], Any]

DEEPEST = 40
"""The most steps to a place. Clients refuse to send values that are nested much deeper."""
ENTRY = "key"
"""The name of an entry in an object that allows any property name."""


@dataclass(frozen=True)
class Step:
    """One step: to the property or element ``token``, or to a member of the union at the same place."""

    kind: Literal["property", "element", "member"]
    token: str | int


@dataclass(frozen=True)
class Place:
    """A place in a value: the schemas that apply there, and the steps to it."""

    sites: Sites
    steps: tuple[Step, ...] = ()

    @property
    def path(self) -> list[str | int]:
        """The property names and indexes that lead to the place."""
        return [step.token for step in self.steps if step.kind != "member"]

    @property
    def members(self) -> Iterator[tuple[list[str | int], str]]:
        """The members of unions that are chosen on the way, each with the path where it is chosen."""
        path: list[str | int] = []
        for step in self.steps:
            if step.kind == "member":
                yield list(path), str(step.token)
            else:
                path.append(step.token)

    @property
    def own_sites(self) -> Sites:
        """The schemas at the place, except those of unions whose members were chosen there."""
        return self.sites[-1:] if self.is_member else self.sites

    @property
    def is_member(self) -> bool:
        """Whether the last step chooses a member of a union."""
        return bool(self.steps) and self.steps[-1].kind == "member"

    def to(self, kind: Literal["property", "element"], token: str | int, sites: Sites) -> Place:
        """The place of a part."""
        return Place(sites, (*self.steps, Step(kind, token)))

    def choosing(self, member: str) -> Place:
        """The same place with the union's ``member`` chosen."""
        return Place((*self.sites, member), (*self.steps, Step("member", member)))


def places(hidden: HiddenProperties, root: Sites) -> Iterator[Place]:
    """The places where schemas occur for the first time, those near the root first."""
    waiting, met = deque([Place(root)]), set[str]()
    while waiting:
        place = waiting.popleft()
        shape = hidden.shapes.of(place.sites)
        if shape.pointers <= met or not shape.possible or len(place.steps) > DEEPEST:
            continue
        yield place
        waiting.extend(_below(hidden, place, shape))
        met |= shape.pointers


def _below(hidden: HiddenProperties, place: Place, shape: Shape) -> Iterator[Place]:
    for union in shape.unions(place.sites):
        yield from (place.choosing(member) for member in sorted(union, key=_index))
    for name in shape.property_names:
        sites = shape.property_sites(name)
        if not hidden.leaves_out(sites):
            yield place.to("property", name, sites)
    if any(isinstance(each, dict) for each in shape.all("additionalProperties")):
        yield place.to("property", ENTRY, shape.property_sites(ENTRY))
    for index in range(max((len(each) for each in shape.all("prefixItems")), default=0) + 1):
        if sites := shape.item_sites(index):
            yield place.to("element", index, sites)


def _index(member: str) -> int:
    return int(member.rpartition("/")[2])


def embed(synthesis: Synthesis, root: Sites, place: Place, goal: ExampleGoal, leaf: Leaf) -> Any:
    """A value of ``root`` for a goal, with the value that ``leaf`` makes at the place. Raises NoValueError."""
    return _Embedding(synthesis, goal, leaf).value(root, place.steps)


@dataclass(frozen=True)
class _Embedding:
    synthesis: Synthesis
    goal: ExampleGoal
    leaf: Leaf

    def value(self, sites: Sites, steps: tuple[Step, ...]) -> Any:
        if not steps:
            return self.leaf(sites)
        step, rest = steps[0], steps[1:]
        if step.kind == "member":
            return self.value((*sites, str(step.token)), rest)
        shape = self.synthesis.shapes.of(sites)
        if isinstance(step.token, int):
            return self._array(shape, step.token, self.value(shape.item_sites(step.token), rest))
        part = self.value(shape.property_sites(step.token), rest)
        whole = self.synthesis.value(sites, self.goal)
        return {**whole, step.token: part} if isinstance(whole, dict) else {step.token: part}

    def _array(self, shape: Shape, index: int, part: Any) -> list[Any]:
        around = elements(self.synthesis, shape, self.goal, max(fewest(shape), index))
        return [*around[:index], part, *around[index + 1 :]]
