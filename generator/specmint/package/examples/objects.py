"""Makes objects by combining properties so that the whole is still valid."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from specmint.ir.document import child
from specmint.package.examples.goals import ABSENT, MINIMAL, ExampleGoal, NoValueError
from specmint.package.examples.patterns import UnreadablePatternError, samples
from specmint.package.examples.shape import matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.package.examples.shape import Sites
    from specmint.package.examples.synthesis import Synthesis


MOST_ENTRIES = 1000
"""The most undeclared properties of an object; larger objects are not made."""


def objects(synthesis: Synthesis, sites: Sites, goal: ExampleGoal) -> Iterator[dict[str, Any]]:
    """Objects for a goal: the plain one, then one that adds or leaves out properties to become valid."""
    builder = _Object(synthesis, sites)
    for variant in range(goal.variant + 1):
        yield from builder.candidates(replace(goal, variant=variant))


class _Object:
    """Builds one object, property by property."""

    def __init__(self, synthesis: Synthesis, sites: Sites) -> None:
        self.synthesis, self.sites = synthesis, sites
        self.shape = synthesis.shapes.of(sites)
        self.declared = [name for name in self.shape.property_names if self._travels(name)]
        self.decided = dict(self._decisions())
        self.required = self._closed(name for name in self.shape.required if self._travels(name))

    def candidates(self, goal: ExampleGoal) -> Iterator[dict[str, Any]]:
        least = self._filled(self._parts(self.required, goal), goal)
        if goal.fullness == "minimal":
            yield least
        others = [name for name in self.declared if name not in least]
        rest = self._parts(others, goal) | (self._entries(goal) if goal.fullness == "full" else {})
        if goal.fullness == "full":
            yield self._ordered(least | rest)
        yield from self._grown(least, rest, full=goal.fullness == "full")

    def _grown(self, least: dict[str, Any], rest: dict[str, Any], *, full: bool) -> Iterator[dict[str, Any]]:
        """The smallest object with further properties: as many as are valid together, or the first that is valid."""
        starts = [least, *({**least, name: value} for name, value in rest.items())]
        valid = next((start for start in starts if self.synthesis.accepts(self.sites, start)), None)
        if valid is None:
            return
        for name in rest if full else ():
            more = valid | {name: rest[name]}
            if self.synthesis.accepts(self.sites, more):
                valid = more
        yield self._ordered(valid)

    def _parts(self, names: Iterable[str], goal: ExampleGoal) -> dict[str, Any]:
        with self.synthesis.inside(self.shape):
            return {name: value for name in names if (value := self._part(name, goal)) is not ABSENT}

    def _part(self, name: str, goal: ExampleGoal) -> Any:
        sites = self.shape.property_sites(name)
        if name in self.decided and self.synthesis.accepts(sites, self.decided[name]):
            return self.decided[name]
        shown = goal.example.get(name, ABSENT) if isinstance(goal.example, dict) else ABSENT
        try:
            return self.synthesis.value(sites, goal.inside(shown))
        except NoValueError as error:
            if name in self.required:
                raise
            if error.final and goal.fullness == "full":
                self.synthesis.left_out(error.pointer)
            return ABSENT

    def _decisions(self) -> Iterator[tuple[str, Any]]:
        """The properties that decide which member of a union the object is, if a ``discriminator`` names them."""
        unions = self.synthesis.unions
        for member in self.sites[1:] if "discriminator" in self.shape.keywords else ():
            keyword = member.split("/")[-2]
            union = unions.of(member) if keyword in ("oneOf", "anyOf") else None
            if union is not None and union.property is not None and member in union.constants:
                yield union.property, union.constants[member]
            for site in self.sites:
                yield from unions.subtypes(site).get(member, {}).items()

    def _filled(self, parts: dict[str, Any], goal: ExampleGoal) -> dict[str, Any]:
        """The properties, and as many others as ``minProperties`` demands."""
        missing = (self.shape.most("minProperties") or 0) - len(parts)
        if missing > MOST_ENTRIES:
            raise NoValueError(self.sites[0])
        for name in (*self.declared, *(f"key{number}" for number in range(missing))):
            if missing > 0 and name not in parts:
                added = self._parts([name], goal)
                parts |= added
                missing -= len(added)
        return parts

    def _entries(self, goal: ExampleGoal) -> dict[str, Any]:
        """One entry for each schema of undeclared properties, and one if any property is allowed."""
        names = list(self._entry_names())
        return self._parts((name for name in names if name not in self.declared), goal)

    def _entry_names(self) -> Iterator[str]:
        for pattern in sorted({each for patterns in self.shape.all("patternProperties") for each in patterns}):
            yield from _first_match(pattern)
        additional = self.shape.all("additionalProperties")
        typed = any(isinstance(each, dict) for each in additional)
        if typed or not (self.declared or False in additional or self.shape.all("patternProperties")):
            yield self._entry_name()

    def _entry_name(self) -> str:
        sites = tuple(child(at, "propertyNames") for at, _ in self.shape.keywords.get("propertyNames", ()))
        name = self.synthesis.value(sites, MINIMAL) if sites else "key"
        return name if isinstance(name, str) else "key"

    def _travels(self, name: str) -> bool:
        return not self.synthesis.hidden.leaves_out(self.shape.property_sites(name))

    def _closed(self, names: Iterable[str]) -> list[str]:
        """The names with all the names that they require (``dependentRequired``)."""
        found = list(dict.fromkeys(names))
        for name in found:
            for dependents in self.shape.all("dependentRequired"):
                listed = dependents.get(name)
                found += [
                    each
                    for each in (listed if isinstance(listed, list) else ())
                    if isinstance(each, str) and each not in found
                ]
        return found

    def _ordered(self, parts: dict[str, Any]) -> dict[str, Any]:
        return {name: parts[name] for name in dict.fromkeys([*self.declared, *parts]) if name in parts}


def _first_match(pattern: str) -> Iterator[str]:
    try:
        found = next((sample for sample in samples(pattern, pattern) if matches(pattern, sample)), None)
    except UnreadablePatternError:
        return
    if found is not None:
        yield found
