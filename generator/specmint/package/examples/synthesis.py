"""Makes values for schemas, from documented examples or else from the schema and the place of the value."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from math import inf
from typing import TYPE_CHECKING, Any

from specmint.package.examples.goals import ABSENT, ExampleGoal, Fullness, NoValueError
from specmint.package.examples.proposals import proposals
from specmint.package.examples.shape import is_choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from specmint.package.examples.direction import HiddenProperties
    from specmint.package.examples.shape import Shape, Shapes, Sites
    from specmint.package.examples.tangles import Tangles
    from specmint.package.examples.unions import Unions
    from specmint.package.examples.validation import Validator

MOST_STEPS = 4000
"""The number of visited schemas after which a value gets required parts only; after twice as many it is given up."""
DEEPEST = 24
"""The deepest nesting of a value. Clients refuse to send much deeper values."""
MOST_CHOICES = 12
"""The most unions in each other for which members are chosen at one place."""
MOST_FAILURES = 100
"""The most members of unions, and of combined unions, that are tried in vain for one value."""
MOST_LEVELS = 12
"""The deepest nesting that is tried for a value of schemas that all refer to each other."""


@dataclass
class _Found:
    """A value, or the error that there is none, and the number of schemas visited for it."""

    value: Any
    steps: int


@dataclass(eq=False)
class Synthesis:
    """Makes values for one direction.

    ``left_out`` is called with each schema for which an optional part was left out, ``not_valid`` with each documented
    example that its own schema refuses.

    The search follows the paths through schemas, and ends because it does not enter a schema while it makes a value of
    that schema. Among many schemas that all refer to each other (``tangles``) there are too many paths. There, a value
    is as small as possible, and is found by allowing one more level of nesting at a time.
    """

    shapes: Shapes
    unions: Unions
    hidden: HiddenProperties
    validator: Validator
    tangles: Tangles
    left_out: Callable[[str], None]
    not_valid: Callable[[str], None]
    _known: dict[tuple[Sites, Fullness, int, int | None], _Found] = field(default_factory=dict)
    _open: dict[str, list[int]] = field(default_factory=dict)
    _depth: int = 0
    _lowest_cut: float = inf
    _steps: int = 0
    failures: int = 0
    _calls: int = 0
    _levels: int | None = None
    _tangled_at: int | None = None

    def value(self, sites: Sites, goal: ExampleGoal) -> Any:
        """A value that satisfies all of ``sites``. It is cached and must not be changed. Raises NoValueError."""
        if not sites:
            return "value"
        if not self._calls:
            self._steps = self.failures = 0
        self._calls += 1
        try:
            return self._value(sites, goal)
        finally:
            self._calls -= 1

    def _value(self, sites: Sites, goal: ExampleGoal) -> Any:
        if not self.tangles.holds(sites[-1]):
            return self._ordinary(sites, goal)
        if goal.fullness == "minimal" or (self._tangled_at is not None and self._tangled_at < self._depth):
            return self._least(sites, goal.variant)
        return self._full_in_tangle(sites, goal)

    def _full_in_tangle(self, sites: Sites, goal: ExampleGoal) -> Any:
        """A value with all its parts; a part that refers back to the tangle is as small as possible."""
        outer, self._tangled_at = self._tangled_at, self._depth
        try:
            return self._ordinary(sites, goal)
        finally:
            self._tangled_at = outer

    def _least(self, sites: Sites, variant: int) -> Any:
        """The value with the least nesting. Inside of such a search, only the remaining levels are allowed."""
        goal = ExampleGoal("minimal", variant)
        if self._levels is not None:
            return self._at_level(sites, goal, self._levels - 1)
        for levels in range(1, MOST_LEVELS):
            with suppress(NoValueError):
                return self._at_level(sites, goal, levels)
        return self._at_level(sites, goal, MOST_LEVELS)

    def _at_level(self, sites: Sites, goal: ExampleGoal, levels: int) -> Any:
        if levels < 0:
            raise NoValueError(sites[0], final=False)
        outer, self._levels = self._levels, levels
        try:
            return self._given_or_made(sites, goal)
        finally:
            self._levels = outer

    def _ordinary(self, sites: Sites, goal: ExampleGoal) -> Any:
        outer, self._levels = self._levels, None
        try:
            return self._given_or_made(sites, goal)
        finally:
            self._levels = outer

    def _given_or_made(self, sites: Sites, goal: ExampleGoal) -> Any:
        known = self._known.get((sites, goal.fullness, goal.variant, self._levels)) if goal.example is ABSENT else None
        found = known or self._remembered(sites, goal)
        self._steps += found.steps if known else 0
        if isinstance(found.value, NoValueError):
            raise found.value.with_traceback(None)
        return found.value

    def accepts(self, sites: Sites, value: Any) -> bool:
        """Whether a value satisfies all of ``sites``."""
        return self.validator.accepts(sites, value)

    @contextmanager
    def inside(self, shape: Shape) -> Iterator[None]:
        """Mark this shape as being made, while its parts are made."""
        for pointer in shape.pointers:
            self._open.setdefault(pointer, []).append(self._depth)
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            for pointer in shape.pointers:
                self._open[pointer].pop()

    def _remembered(self, sites: Sites, goal: ExampleGoal) -> _Found:
        """Cache the result, unless it depends on a circle that was cut at an outer schema."""
        depth, steps, outer = self._depth, self._steps, self._lowest_cut
        self._lowest_cut = inf
        try:
            value = self._search(sites, goal)
        except NoValueError as error:
            value = error
        if self._steps - steps > 2 * MOST_STEPS:
            value = NoValueError(sites[0])
        found = _Found(value, self._steps - steps)
        is_whole = self._lowest_cut >= depth and (self._steps <= MOST_STEPS or self._calls == 1)
        if goal.example is ABSENT and (is_whole or self._levels is not None):
            self._known[sites, goal.fullness, goal.variant, self._levels] = found
        self._lowest_cut = min(outer, self._lowest_cut)
        return found

    def _search(self, sites: Sites, goal: ExampleGoal) -> Any:
        self._steps += 1
        if self._depth > DEEPEST or len(sites) > MOST_CHOICES:
            self._lowest_cut = 0 if self._levels is None else self._lowest_cut
            raise NoValueError(sites[0], final=False)
        shape = self.shapes.of(sites)
        if self._levels is None:
            if self._steps > 2 * MOST_STEPS or self.failures > MOST_FAILURES:
                raise NoValueError(sites[0])
            if self._steps > MOST_STEPS:
                goal = ExampleGoal("minimal", goal.variant, goal.example)
            self._cut_circles(shape, sites)
        for value in islice(proposals(self, sites, shape, goal), goal.variant, None):
            return value
        raise NoValueError(sites[0], final=self._lowest_cut == inf)

    def _cut_circles(self, shape: Shape, sites: Sites) -> None:
        """Raise an error for a schema inside of itself.

        A union may occur once more, to choose a member that ends the circle.
        """
        for pointer, node in shape.schemas:
            begun = self._open.get(pointer)
            if begun:
                self._lowest_cut = min(self._lowest_cut, begun[0])
                if len(begun) > 1 or not is_choice(node):
                    raise NoValueError(sites[0], final=False)
