"""Makes requests that each violate exactly one rule of the document."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from specmint.ir.document import child
from specmint.package.examples.edits import Path, changed, difference, in_order, part_at
from specmint.package.examples.files import Fixture
from specmint.package.examples.goals import ABSENT, MINIMAL, NoValueError
from specmint.package.examples.mutation import RULES, Target, Violation, violations
from specmint.package.examples.value_places import embed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.package.examples.goals import ExampleGoal
    from specmint.package.examples.inputs import Input
    from specmint.package.examples.requests import Requests
    from specmint.package.examples.synthesis import Synthesis
    from specmint.package.examples.value_places import Leaf, Place

UNIONS = ("oneOf", "anyOf")
TRIES = 3
"""How many violating values are tried in a whole request. A union may judge the whole otherwise than the part."""


@dataclass
class InvalidRequests:
    """Makes the invalid requests of one operation: one for each keyword of each schema.

    A validator proves that each request fails for that keyword only.
    """

    requests: Requests
    _broken: set[tuple[str, str]] = field(default_factory=set)
    _types: set[str] = field(default_factory=set)
    _deciding: set[str] = field(default_factory=set)

    @property
    def synthesis(self) -> Synthesis:
        """The maker of values."""
        return self.requests.chooser.synthesis

    def fixtures(self) -> Iterator[Fixture]:
        """The invalid requests. Raises NoValueError if not even a valid one can be made."""
        for taken in self.requests.inputs:
            for place in self.requests.places(taken):
                yield from self._at(taken, place)

    def _at(self, taken: Input, place: Place) -> Iterator[Fixture]:
        deciding = self._note_unions(place)
        due = [
            (rule, Target(self.synthesis, place.sites, pointer, limit, deciding))
            for rule in RULES
            for pointer, limit in self.synthesis.shapes.of(place.sites).keywords.get(rule, ())
            if self._is_due(rule, pointer, limit, place)
        ]
        if not due:
            return
        try:
            goal, _ = self.requests.around(taken, place, lambda sites: self.synthesis.value(sites, MINIMAL))
        except NoValueError:
            return
        site = _InvalidPlace(self.requests, taken, place, goal)
        for rule, target in due:
            if rule != "type" or str(target.limit) not in self._types:
                yield from self._noted(rule, target, site.breaking(rule, target))

    def _noted(self, rule: str, target: Target, fixtures: Iterator[Fixture]) -> Iterator[Fixture]:
        for fixture in fixtures:
            if rule == "type":
                self._types.add(str(target.limit))
            yield fixture

    def _is_due(self, rule: str, pointer: str, limit: Any, place: Place) -> bool:
        """Whether a keyword has no invalid request yet.

        Keywords that exclude a member of a union belong to the union's rule.
        """
        if (rule, pointer) in self._broken:
            return False
        self._broken.add((rule, pointer))
        if rule == "type":
            return not place.is_member
        if rule in ("enum", "const"):
            return pointer not in self._deciding
        return rule not in UNIONS or len(limit) > 1

    def _note_unions(self, place: Place) -> str | None:
        """The discriminating property of the first union at a place.

        The constants of all such properties are noted, since the rules of their unions cover them.
        """
        shapes = self.synthesis.shapes
        names = [(union, union.property) for union in self.requests.unions(place) if union.property is not None]
        for union, name in names:
            for member in union.members:
                for site in shapes.of((member,)).property_sites(name):
                    self._deciding |= shapes.of((site,)).pointers
        return names[0][1] if names else None


def _always(value: Any) -> Leaf:
    return lambda _: value


@dataclass(frozen=True)
class _Edit:
    """One edit: the name of a valid request, the path in an input, the new part, and the whole input afterwards."""

    request: str
    path: Path
    part: Any
    value: Any


@dataclass(frozen=True)
class _InvalidPlace:
    """A place in an input whose rules are to be violated, and the goal for the rest of the input."""

    requests: Requests
    taken: Input
    place: Place
    goal: ExampleGoal

    def breaking(self, rule: str, target: Target) -> Iterator[Fixture]:
        """The request that violates a rule, if one is found."""
        validator = target.synthesis.validator
        fit = (
            each
            for each in violations(rule, target)
            if validator.breaks_only(rule, self.place.own_sites, each.value, [])
        )
        for violation in islice(fit, TRIES):
            for edit in self._edits(target.synthesis, violation):
                if validator.breaks_only(rule, self.taken.sites, edit.value, self.place.path):
                    yield from self._fixture(rule, target, edit, violation)
                    return

    def _edits(self, synthesis: Synthesis, violation: Violation) -> Iterator[_Edit]:
        """The edits that put an invalid value into an existing valid request, or else into one made for the place."""
        path, part = tuple(self.place.path), violation.value
        if violation.property is not None:
            path, part = (*path, violation.property), violation.value.get(violation.property, ABSENT)
        for name, values in self.requests.valid.items():
            if self.taken in values and self._is_on_the_way(path, values[self.taken]):
                with suppress(LookupError):
                    yield _Edit(name, path, part, changed(values[self.taken], path, part))
        whole = embed(synthesis, self.taken.sites, self.place, self.goal, _always(violation.value))
        if "minimal" in self.requests.valid:
            yield _Edit("minimal", *difference(self.requests.minimal.get(self.taken, ABSENT), whole), whole)

    def _is_on_the_way(self, path: Path, value: Any) -> bool:
        """Whether the parts of a value that an edit at a path keeps are of the union members that lead to the place."""
        validator = self.requests.chooser.synthesis.validator
        kept = [(part_at(value, at), member) for at, member in self.place.members if len(at) < len(path)]
        return all(part is ABSENT or validator.accepts((member,), part) for part, member in kept)

    def _is_sent(self, body: Any) -> bool:
        """Whether keyword arguments can express this body: a non-empty object, since an empty one means no body."""
        return isinstance(body, dict) and (bool(body) or self.taken.required)

    def _fixture(self, rule: str, target: Target, edit: _Edit, violation: Violation) -> Iterator[Fixture]:
        fields = self.requests.arguments.body_fields
        if self.taken.parameter is None and fields is not None and not self._is_sent(edit.value):
            return
        try:
            self.requests.keywords(self.requests.valid[edit.request] | {self.taken: edit.value})
        except NoValueError:
            return
        path = self.place.path if violation.property is None else [*self.place.path, violation.property]
        at, named = (self.taken.path(each, fields) for each in (path, [step for step in path if isinstance(step, str)]))
        top = ("body",) if self.taken.is_written_as_body else ("arguments", self.taken.argument)
        part = {} if edit.part is ABSENT else {"value": in_order(edit.part)}
        content = {"request": edit.request, "pointer": child("", *top, *edit.path), **part, "rule": rule, "at": at}
        yield Fixture(f"{rule}.{named}", content, target.pointer)
