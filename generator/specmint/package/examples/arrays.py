"""Makes arrays with few or many elements, which differ where ``uniqueItems`` demands that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from specmint.ir.document import child
from specmint.ir.equality import exact
from specmint.package.examples.goals import ABSENT, ExampleGoal, NoValueError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.package.examples.shape import Shape, Sites
    from specmint.package.examples.synthesis import Synthesis

MOST_ITEMS = 1000
"""The most elements of an array; longer ones are not made."""


def arrays(synthesis: Synthesis, sites: Sites, goal: ExampleGoal) -> Iterator[list[Any]]:
    """Arrays with the least number of elements, and with at least one for a full example.

    An array with one element follows an empty one, since an empty array fits every member of a union of arrays.
    """
    shape = synthesis.shapes.of(sites)
    least, most = fewest(shape), shape.least("maxItems")
    counts = [max(least, 1, *(len(each) for each in shape.all("prefixItems")))]
    if goal.fullness == "minimal":
        counts = sorted({least, max(least, 1)})
    if least <= MOST_ITEMS and (most is None or least <= most):
        for variant in range(goal.variant + 1):
            varied = replace(goal, variant=variant)
            for count in counts:
                yield elements(synthesis, shape, varied, count if most is None else min(count, most))


def elements(synthesis: Synthesis, shape: Shape, goal: ExampleGoal, wanted: int) -> list[Any]:
    """Make this many elements, or fewer if optional ones cannot be made. Raises NoValueError."""
    if wanted > MOST_ITEMS:
        raise NoValueError(next(iter(shape.merged.pointers), ""))
    array = _Array(synthesis, shape, goal)
    try:
        with synthesis.inside(shape):
            for index in range(wanted):
                array.add(index)
    except NoValueError as error:
        if len(array.elements) < fewest(shape):
            raise
        if error.final and goal.fullness == "full":
            synthesis.left_out(error.pointer)
    return array.elements


def fewest(shape: Shape) -> int:
    """The least number of elements."""
    least = shape.most("minItems") or 0
    if "contains" not in shape.keywords:
        return int(least)
    counts = shape.all("minContains")
    return int(max(least, *counts) if counts else max(least, 1))


class _Array:
    """Builds one array by adding elements."""

    def __init__(self, synthesis: Synthesis, shape: Shape, goal: ExampleGoal) -> None:
        self.synthesis, self.shape, self.goal = synthesis, shape, goal
        self.contained = tuple(child(at, "contains") for at, _ in shape.keywords.get("contains", ()))
        self.unique = True in shape.all("uniqueItems")
        self.elements: list[Any] = []
        self.seen: set[str] = set()

    def add(self, index: int) -> None:
        """Add an element that is valid after those before. Raises NoValueError."""
        sites = self.shape.item_sites(index)
        if index < fewest(self.shape):
            sites += self.contained
        variant = self.goal.variant
        while True:
            element = self._element(sites, index, variant)
            text = exact(element)
            if not self.unique or text not in self.seen:
                break
            variant += 1
            if variant > MOST_ITEMS or not sites:
                raise NoValueError(next(iter(sites), ""))
        self.seen.add(text)
        self.elements.append(element)

    def _element(self, sites: Sites, index: int, variant: int) -> Any:
        shown = self.goal.example
        part = shown[index] if isinstance(shown, list) and index < len(shown) else ABSENT
        return self.synthesis.value(sites, ExampleGoal(self.goal.fullness, variant, part))
