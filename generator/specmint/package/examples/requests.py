"""Makes the valid requests of one operation: a minimal one, a full one, and one for each member of each union."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from specmint.api.schemas.content import FORMS
from specmint.ir.routes import route_of
from specmint.package.examples import wire
from specmint.package.examples.bodies import payload
from specmint.package.examples.edits import in_order
from specmint.package.examples.files import Fixture, Section
from specmint.package.examples.forms import form_fields
from specmint.package.examples.goals import FULL, MINIMAL, NoValueError
from specmint.package.examples.inputs import Chooser, Input, inputs_of
from specmint.package.examples.value_places import Place, embed, places
from specmint.text.media_types import essence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.ir.api import Location, Operation
    from specmint.ir.catalog import Arguments, CallName
    from specmint.package.examples.goals import ExampleGoal
    from specmint.package.examples.unions import Union
    from specmint.package.examples.value_places import Leaf

    Values = dict[Input, Any]

Json = dict[str, Any]


@dataclass(frozen=True)
class Requests:
    """Makes requests of one operation and validates each."""

    operation: Operation
    call: CallName
    arguments: Arguments
    chooser: Chooser

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        """The parameters and the body of the call."""
        return tuple(inputs_of(self.operation, self.arguments))

    @cached_property
    def minimal(self) -> Values:
        """The values of a call with only what is required. Raises NoValueError."""
        return {taken: self.chooser.value(taken, "minimal") for taken in self.inputs if taken.required}

    @property
    def section(self) -> Section:
        """The valid requests as the fixture file has them. Raises NoValueError if there is none."""
        return self._made[0]

    @property
    def valid(self) -> dict[str, Values]:
        """The values of each valid request, by its name. Raises NoValueError if there is none."""
        return self._made[1]

    @property
    def body(self) -> Json:
        """How requests of the operation pass a body, if there is one.

        It is the argument ``argument``; otherwise its fields are arguments, and ``fields`` maps those with other names.
        """
        fields = self.arguments.body_fields
        for taken in self.inputs:
            if taken.parameter is None:
                renamed = {name: fields[name] for name in sorted(fields) if fields[name] != name} if fields else {}
                passed = {"argument": taken.argument} if fields is None else {"fields": renamed} if renamed else {}
                return {"body": {"content_type": taken.content_type, **passed}}
        return {}

    @cached_property
    def _made(self) -> tuple[Section, dict[str, Values]]:
        section, valid = Section(), dict[str, "Values"]()
        for name, values, pointer in self._valid():
            try:
                valid[section.add(Fixture(name, self._request(values), pointer))] = values
            except NoValueError as error:
                self.chooser.findings.not_possible(error.pointer)
            except ValueError:
                self.chooser.findings.not_possible(pointer or self.operation.pointer)
        return section, valid

    def _valid(self) -> Iterator[tuple[str, Values, str]]:
        yield "minimal", self.minimal, ""
        yield "full", self._full(), ""
        met = set[str]()
        for taken in self.inputs:
            for place in self.places(taken):
                for union in self.unions(place):
                    for member in union.members:
                        if member not in met:
                            met.add(member)
                            yield from self._with_member(taken, place.choosing(member), union.names[member])

    def places(self, taken: Input) -> Iterator[Place]:
        """The places in the value of an input that have schemas."""
        if taken.sites and taken.is_structured:
            yield from places(self.chooser.synthesis.hidden, taken.sites)

    def unions(self, place: Place) -> Iterator[Union]:
        """The unions at a place whose member is not chosen yet."""
        shape = self.chooser.synthesis.shapes.of(place.sites)
        for members in shape.unions(place.sites):
            union = self.chooser.synthesis.unions.of(members[0])
            if self.chooser.synthesis.unions.is_real(union):
                yield union

    def around(self, taken: Input, place: Place, leaf: Leaf) -> tuple[ExampleGoal, Any]:
        """The goal for an input with which the value of ``leaf`` at a place is valid, and the valid input.

        The minimal goal is tried first, then the full one. Raises NoValueError.
        """
        synthesis = self.chooser.synthesis
        for goal in (MINIMAL, FULL):
            try:
                value = embed(synthesis, taken.sites, place, goal, leaf)
            except NoValueError:
                continue
            if taken.is_sendable(value) and synthesis.accepts(taken.sites, value):
                return goal, in_order(value)
        raise NoValueError(place.sites[-1])

    def keywords(self, values: Values) -> Json:
        """The Python arguments of a call. Raises NoValueError if a body field has the same name as a parameter."""
        found: Json = {}
        for taken, value in values.items():
            fields = self.arguments.body_fields
            if taken.parameter is not None or fields is None or not isinstance(value, dict):
                found[taken.argument] = value
                continue
            named = {fields.get(name, name): part for name, part in value.items()}
            if len(named) < len(value) or not named.keys().isdisjoint(self.arguments.parameters.values()):
                raise NoValueError(*taken.sites)
            found |= named
        return found

    def _full(self) -> Values:
        values: Values = {}
        for taken in self.inputs:
            try:
                values[taken] = self.chooser.value(taken, "full")
            except NoValueError as error:
                self.chooser.findings.not_possible(error.pointer)
                if taken in self.minimal:
                    values[taken] = self.minimal[taken]
        return values

    def _with_member(self, taken: Input, place: Place, name: str) -> Iterator[tuple[str, Values, str]]:
        synthesis = self.chooser.synthesis
        try:
            _, value = self.around(taken, place, lambda sites: synthesis.value(sites, FULL))
        except NoValueError as error:
            self.chooser.findings.not_possible(error.pointer)
            return
        path = taken.path([step for step in place.path if isinstance(step, str)], self.arguments.body_fields)
        yield f"{path}.{name}", self.minimal | {taken: value}, place.sites[-1]

    def _request(self, values: Values) -> Json:
        route = route_of(self.operation.path)
        self.keywords(values)
        found: Json = {
            "arguments": {taken.argument: value for taken, value in values.items() if not taken.is_written_as_body},
            "path": wire.path(route.path, _located(values, "path")),
        }
        headers = wire.headers(_located(values, "header"))
        if cookie := wire.cookie(_located(values, "cookie")):
            headers["cookie"] = cookie
        optional = {"query": wire.query(_located(values, "query"), route.constants), "headers": headers}
        found |= {name: part for name, part in optional.items() if part}
        for taken, value in values.items():
            if taken.parameter is None:
                found |= payload(taken.content_type, value)
                if essence(taken.content_type) in FORMS and isinstance(value, dict):
                    found["form"] = form_fields(value, self.chooser.encoding(taken))
        return found


def _located(values: Values, location: Location) -> list[wire.Valued]:
    return [
        (taken.parameter, value)
        for taken, value in values.items()
        if taken.parameter is not None and taken.parameter.location == location
    ]
