"""Schemas through which there are more paths than can be tried."""

from __future__ import annotations

import pytest

from specmint.api.schemas.view import Schemas
from specmint.package.examples.arrays import MOST_ITEMS
from specmint.package.examples.dependencies import Dependencies
from specmint.package.examples.direction import HiddenProperties
from specmint.package.examples.goals import FULL, MINIMAL, NoValueError
from specmint.package.examples.shape import Shapes
from specmint.package.examples.synthesis import MOST_STEPS, Synthesis
from specmint.package.examples.tangles import LEAST, Tangles, strongly_connected
from specmint.package.examples.unions import Unions
from specmint.package.examples.validation import Validator
from tests.documents import Node, component, document, reference

TEXT: Node = {"type": "string"}
TERMS = 60


def made(schemas: Node) -> Synthesis:
    """The maker of examples for components."""
    read = document(schemas=schemas)
    shapes = Shapes(read)
    hidden = HiddenProperties(shapes, "request")
    tangles = Tangles.of(Dependencies(read).leads_to)
    validator = Validator(read, hidden.tree())
    return Synthesis(shapes, Unions(Schemas(read)), hidden, validator, tangles, ignored, ignored)


def ignored(_: str) -> None:
    """What is noticed on the way is no concern of these tests."""


def language(terms: int) -> Node:
    """A query language: a query is one of many terms, most of which hold queries."""
    term = {f"T{index}": _term(index) for index in range(terms)}
    leaf = {"type": "object", "required": ["field"], "properties": {"field": TEXT}, "additionalProperties": False}
    return {**term, "Leaf": leaf, "Query": {"oneOf": [*map(reference, term), reference("Leaf")]}}


def _term(index: int) -> Node:
    kind = {"const": f"t{index}"}
    inner = {
        "left": reference("Query"),
        "right": reference("Query"),
        "more": {"type": "array", "items": reference("Query")},
    }
    return {"type": "object", "required": ["kind", "left"], "properties": {"kind": kind, **inner}}


def test_a_query_language_takes_a_time_that_grows_with_its_terms() -> None:
    synthesis = made(language(TERMS))
    assert synthesis.tangles.holds(component("Query"))
    assert not synthesis.tangles.holds(component("Leaf"))
    leaf = synthesis.value((f"{component('T0')}/properties/left",), MINIMAL)
    assert set(leaf) == {"field"}
    for index in range(TERMS):
        sites = (component(f"T{index}"),)
        full = synthesis.value(sites, FULL)
        assert set(full) == {"kind", "left", "right", "more"}
        assert synthesis.accepts(sites, full)
        assert synthesis.accepts(sites, synthesis.value(sites, MINIMAL))
    places = 3 * TERMS
    assert len(synthesis._known) < 2 * places * TERMS  # noqa: SLF001 - what is remembered is what was worked for


def test_few_schemas_that_lead_to_each_other_are_no_tangle() -> None:
    assert not made(language(LEAST - 2)).tangles.parts
    assert made(language(LEAST - 1)).tangles.parts


def test_a_tangle_without_an_end_has_no_value() -> None:
    schemas = {f"S{at}": _next(reference(f"S{(at + 1) % LEAST}")) for at in range(LEAST)}
    with pytest.raises(NoValueError):
        made(schemas).value((component("S0"),), MINIMAL)


def test_the_parts_that_all_lead_to_each_other() -> None:
    graph = {"a": ["b"], "b": ["c", "elsewhere"], "c": ["a", "d"], "d": ["e"], "e": ["d"], "f": ["a", "f"], "g": []}
    assert sorted(map(sorted, strongly_connected(graph))) == [["a", "b", "c"], ["d", "e"], ["f"], ["g"]]
    long = {str(at): [str((at + 1) % 5000)] for at in range(5000)}
    assert len(strongly_connected(long)[0]) == 5000


def _next(inner: Node) -> Node:
    return {"type": "object", "required": ["next"], "properties": {"next": inner}}


def test_a_long_chain_is_cut_where_it_may_be() -> None:
    chain = {f"S{at}": {"type": "object", "properties": {"next": reference(f"S{at + 1}")}} for at in range(3000)}
    value = made({**chain, "S3000": TEXT}).value((component("S0"),), FULL)
    depth = 0
    while value:
        value, depth = value.get("next"), depth + 1
    assert 20 < depth < 40


@pytest.mark.parametrize(
    "schemas",
    [
        {"S0": {"type": "array", "items": TEXT, "minItems": MOST_ITEMS + 1}},
        {"S0": {"type": "object", "minProperties": 10**9}},
        {f"S{at}": _next(reference(f"S{at + 1}")) for at in range(300)} | {"S300": TEXT},
        {f"S{at}": {"oneOf": [reference(f"S{at + 1}")]} for at in range(3000)} | {"S3000": TEXT},
        {
            f"S{at}": {
                "type": "object",
                "required": [*"abcdefghij"],
                "properties": dict.fromkeys("abcdefghij", reference(f"S{at + 1}")),
            }
            for at in range(9)
        }
        | {"S9": TEXT},
        {"S0": {"allOf": [{"oneOf": [{"const": f"{at}-{choice}"} for choice in range(10)]} for at in range(8)]}},
    ],
    ids=["items", "properties", "nesting", "alternatives", "size", "choices"],
)
def test_what_is_too_large_has_no_value(schemas: Node) -> None:
    synthesis = made(schemas)
    with pytest.raises(NoValueError):
        synthesis.value((component("S0"),), MINIMAL)
    assert synthesis._steps < 4 * MOST_STEPS  # noqa: SLF001 - the work that it took
