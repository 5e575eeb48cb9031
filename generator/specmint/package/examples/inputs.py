"""The inputs of a call: its parameters and its body, each with the schema that its value must satisfy."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from specmint.api.schemas.content import FORMS, body_media, is_structured
from specmint.ir.document import child
from specmint.ir.nodes import mapping
from specmint.package.examples import documented_examples, wire
from specmint.package.examples.bodies import concrete
from specmint.package.examples.edits import in_order
from specmint.package.examples.forms import form_fields
from specmint.package.examples.goals import ABSENT, ExampleGoal, Fullness, NoValueError
from specmint.text.media_types import essence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from specmint.ir.api import MediaType, Operation, Parameter
    from specmint.ir.catalog import Arguments
    from specmint.package.examples.findings import Findings
    from specmint.package.examples.shape import Sites
    from specmint.package.examples.synthesis import Synthesis

TRIES = 6
"""How many candidate values are tried before a parameter is left out."""


@dataclass(frozen=True)
class Input:
    """A parameter, or the body if ``parameter`` is None.

    ``holder`` is the pointer of the object that may have examples.
    """

    argument: str
    sites: Sites
    required: bool
    holder: str
    parameter: Parameter | None = None
    content_type: str = ""

    @property
    def is_structured(self) -> bool:
        """Whether the value is sent as JSON, or as parts that each are JSON."""
        return self.parameter is not None or is_structured(self.content_type)

    @property
    def is_written_as_body(self) -> bool:
        """Whether a fixture has the value as the ``body`` of a request instead of among the arguments of the call."""
        return self.parameter is None and self.is_structured

    def is_sendable(self, value: Any) -> bool:
        """Whether a value can be serialized."""
        if self.parameter is not None:
            return wire.is_sendable(self.parameter, value)
        return self.is_structured or isinstance(value, str)

    def path(self, steps: Sequence[str | int], fields: Mapping[str, str] | None) -> str:
        """A path inside the value, in terms of Python arguments, such as ``tools[0].webhook``."""
        if self.parameter is not None or fields is None or not steps:
            return self.argument + "".join(_step(step) for step in steps)
        return fields.get(str(steps[0]), str(steps[0])) + "".join(_step(step) for step in steps[1:])


def _step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if step.isidentifier() else f"[{step!a}]"


def inputs_of(operation: Operation, arguments: Arguments) -> Iterator[Input]:
    """The inputs of an operation: parameters with an argument, in the order of the document, then the body.

    Raises NoValueError if the body has no valid media type.
    """
    for parameter in operation.parameters:
        argument = arguments.parameters.get((parameter.location, parameter.name))
        if argument is not None:
            yield Input(argument, (parameter.schema,), parameter.required, _holder(parameter), parameter)
    body = operation.request_body
    media = body_media(operation)
    if body is not None and media is not None:
        yield body_input(media, required=body.required)


def body_input(media: MediaType, *, required: bool) -> Input:
    """The body of a request or response. Raises NoValueError if its media type is invalid."""
    content_type = concrete(media.content_type)
    if content_type is None:
        raise NoValueError(media.pointer)
    return Input("body", () if media.schema is None else (media.schema,), required, media.pointer, None, content_type)


def _holder(parameter: Parameter) -> str:
    if parameter.content_type is None:
        return parameter.pointer
    return child(parameter.pointer, "content", parameter.content_type)


@dataclass(frozen=True)
class Chooser:
    """Chooses values for inputs. Examples of the document come first."""

    synthesis: Synthesis
    findings: Findings

    def value(self, taken: Input, fullness: Fullness) -> Any:
        """A valid value that can be serialized. Raises NoValueError.

        Text and bytes need not match their schema, since many documents describe the content there.
        """
        example = self.shown(taken.holder, taken.sites)
        if not taken.sites:
            return "value" if example is ABSENT or not taken.is_sendable(example) else example
        failure = NoValueError(taken.sites[0])
        for goal in self._goals(taken, fullness, example):
            try:
                value = self.synthesis.value(taken.sites, goal)
            except NoValueError as error:
                failure = error
                continue
            value = self._said(taken, value)
            if taken.is_sendable(value) and self.synthesis.accepts(taken.sites, value):
                return in_order(value)
        if not taken.is_structured:
            return "value"
        raise failure

    def encoding(self, taken: Input) -> dict[str, Any]:
        """The Encoding Objects of a form's fields."""
        return mapping(mapping(self.synthesis.shapes.document.at(taken.holder)).get("encoding"))

    def _said(self, taken: Input, value: Any) -> Any:
        """A form in which every field is sent: an empty list would send nothing, so it gets an element.

        A field without another value is left out. If it is required, the form is not valid.
        """
        if essence(taken.content_type) not in FORMS or not isinstance(value, dict):
            return value
        encoding, shape, said = self.encoding(taken), self.synthesis.shapes.of(taken.sites), dict(value)
        for name in [each for each in value if not form_fields({each: value[each]}, encoding)]:
            del said[name]
            with suppress(NoValueError):
                fuller = self.synthesis.value(shape.property_sites(name), ExampleGoal("full"))
                if form_fields({name: fuller}, encoding):
                    said[name] = fuller
        return said

    def _goals(self, taken: Input, fullness: Fullness, example: Any) -> Iterator[ExampleGoal]:
        yield ExampleGoal(fullness, 0, example)
        if taken.parameter is not None:
            yield ExampleGoal("full", 0, example)
            yield from (ExampleGoal("full", variant) for variant in range(TRIES))

    def shown(self, holder: str, sites: Sites) -> Any:
        """The first valid example of a parameter or media type, else its first example, else ABSENT.

        Parts of an invalid example may be valid.
        """
        first = ABSENT
        for pointer, value in documented_examples.of_holder(self.synthesis.shapes.document, holder):
            if value in documented_examples.EMPTY:
                continue
            if self.synthesis.accepts(sites, value):
                return value
            self.findings.example_not_valid(pointer)
            first = value if first is ABSENT else first
        return first
