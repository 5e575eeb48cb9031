"""Proposes values for a schema: documented ones, values of a union's member, and made ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specmint.ir.document import child
from specmint.ir.equality import whole
from specmint.package.examples import documented_examples
from specmint.package.examples.arrays import arrays
from specmint.package.examples.goals import ABSENT, ExampleGoal, NoValueError
from specmint.package.examples.numbers import numbers
from specmint.package.examples.objects import objects
from specmint.package.examples.seeds import label_of, seed_of
from specmint.package.examples.text import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.package.examples.shape import Shape, Sites
    from specmint.package.examples.synthesis import Synthesis

DECISIVE = frozenset(
    {
        "enum",
        "const",
        "not",
        "if",
        "oneOf",
        "dependentSchemas",
        "dependentRequired",
        "contains",
        "uniqueItems",
        "propertyNames",
    }
    | {"patternProperties", "pattern", "multipleOf", "minProperties", "maxProperties"}
    | {"unevaluatedProperties", "unevaluatedItems"}
)
"""Keywords that a value may violate although each of its parts is valid."""


def proposals(synthesis: Synthesis, sites: Sites, shape: Shape, goal: ExampleGoal) -> Iterator[Any]:
    """Values for a shape, the most natural first: documented values, then made ones."""
    if not shape.possible:
        return
    yield from _given(synthesis, sites, shape, goal)
    members = _members(synthesis, sites, shape)
    for variant in range(goal.variant + 1 if members else 0):
        for member in members:
            yield from _attempt(synthesis, (*sites, member), ExampleGoal(goal.fullness, variant, goal.example))
    if members:
        return
    decisive = not DECISIVE.isdisjoint(shape.keywords)
    for value in _derived(synthesis, sites, shape, goal.inside(documented_examples.shown(shape, goal.example))):
        if not decisive or synthesis.accepts(sites, value):
            yield value
    for extended in _conditions(sites, shape):
        yield from _attempt(synthesis, extended, goal)


def _members(synthesis: Synthesis, sites: Sites, shape: Shape) -> tuple[str, ...]:
    """The schemas of which a value must match one: members of a union, or subtypes of a schema with a discriminator."""
    for site in sites:
        subtypes = synthesis.unions.subtypes(site)
        if subtypes and subtypes.keys().isdisjoint(sites):
            return tuple(subtypes)
    return next(shape.unions(sites), ())


def _attempt(synthesis: Synthesis, sites: Sites, goal: ExampleGoal) -> Iterator[Any]:
    try:
        yield synthesis.value(sites, goal)
    except NoValueError as error:
        synthesis.failures += error.final


def _given(synthesis: Synthesis, sites: Sites, shape: Shape, goal: ExampleGoal) -> Iterator[Any]:
    """The documented values of this schema that are complete."""
    for at, pointer, value in documented_examples.of_schemas(shape):
        if not _is_meant(value, shape):
            continue
        if synthesis.accepts(sites, value):
            if _is_whole(synthesis, value, shape, goal):
                yield value
        elif not synthesis.accepts((at,), value):
            synthesis.not_valid(pointer)
    example = goal.example
    usable = (
        example is not ABSENT
        and example not in documented_examples.EMPTY
        and _is_whole(synthesis, example, shape, goal)
    )
    if usable and _is_meant(example, shape) and synthesis.accepts(sites, example):
        yield example


def _is_meant(value: Any, shape: Shape) -> bool:
    """Whether the client parses a documented value as its author intends."""
    return isinstance(value, dict) or not shape.means_object


def _number(value: Any, shape: Shape) -> Any:
    """A documented number as clients send it: ``1e3`` and ``1.0`` are integers where the type is integer."""
    return whole(value) if "integer" in shape.types and "number" not in shape.types else value


def _is_whole(synthesis: Synthesis, value: Any, shape: Shape, goal: ExampleGoal) -> bool:
    """Whether a documented value has everything that the goal asks for, and nothing else."""
    if isinstance(value, dict | list):
        return goal.fullness == "full" and not documented_examples.is_structured(synthesis.shapes, shape)
    return True


def _derived(synthesis: Synthesis, sites: Sites, shape: Shape, goal: ExampleGoal) -> Iterator[Any]:
    constants = documented_examples.constants(shape)
    if constants is not None:
        yield from (_number(value, shape) for value in constants)
        return
    for name in shape.types:
        try:
            yield from _of_type(synthesis, name, sites, shape, goal)
        except NoValueError:
            continue


def _of_type(synthesis: Synthesis, name: str, sites: Sites, shape: Shape, goal: ExampleGoal) -> Iterator[Any]:
    document = synthesis.shapes.document
    match name:
        case "object":
            yield from objects(synthesis, sites, goal)
        case "array":
            yield from arrays(synthesis, sites, goal)
        case "string":
            yield from texts(shape, label_of(document, sites), seed_of(document, sites))
        case "integer" | "number":
            yield from numbers(shape, seed_of(document, sites), integer=name == "integer")
        case "boolean":
            yield from (True, False)
        case "null":
            yield None
        case _:
            return


def _conditions(sites: Sites, shape: Shape) -> Iterator[Sites]:
    """The sites with the schemas of ``if``, ``then`` and ``else`` that may apply (JSON Schema 2020-12, 10.2.2).

    They are used if a value made without them is not valid.
    """
    for at, _ in shape.keywords.get("if", ()):
        node = dict(shape.schemas)[at]
        for branch in (("if", "then"), ("else",)):
            added = tuple(child(at, keyword) for keyword in branch if keyword in node)
            if branch[-1] in node and not set(added) & set(sites):
                yield (*sites, *added)
    for at, dependents in shape.keywords.get("dependentSchemas", ()):
        added = tuple(child(at, "dependentSchemas", name) for name in sorted(dependents))
        if not set(added) & set(sites):
            yield (*sites, *added)
