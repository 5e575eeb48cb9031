"""What a value reaches is judged as by the whole document."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from specmint.package.examples import reached_schemas
from specmint.package.examples.reached_schemas import ReachedSchemas
from specmint.package.examples.validation import Validator
from tests.documents import Node, component, document, reference
from tests.properties.schemas import VALUES, components

if TYPE_CHECKING:
    from specmint.ir.document import Document

RULES = ("type", "enum", "required", "minLength", "oneOf", "additionalProperties")


def _verdicts(read: Document, names: list[str], values: list[Any]) -> list[bool]:
    validator = Validator(read, read.tree)
    accepted = [validator.accepts((component(name),), value) for name in names for value in values]
    broken = [
        validator.breaks_only(rule, (component(name),), value, [])
        for name in names
        for value in values
        for rule in RULES
    ]
    return accepted + broken


@pytest.mark.parametrize("seed", range(25))
def test_verdicts_are_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    made = components(Random(seed), 4)  # noqa: S311 - the same seed gives the same schemas
    read = document(schemas=made)
    whole = _verdicts(read, [*made], [*VALUES])
    monkeypatch.setattr(reached_schemas, "MOST", 0)
    assert _verdicts(read, [*made], [*VALUES]) == whole


def test_schemas_are_cut_out_where_they_stood() -> None:
    schemas: Node = {
        "A": {"properties": {"b": reference("B"), "c": reference("C"), "no": False}, "prefixItems": [{}, {}]},
        "B": {"anyOf": [{"type": "string"}, {"$ref": component("C") + "/properties/x"}]},
        "C": {"properties": {"x": {"properties": {"y": {"type": "integer"}}}}, "minProperties": 2},
    }
    reached = ReachedSchemas(document(schemas=schemas))
    assert not reached.is_large(component("A"))
    cut = reached.cut_out(reached.by({"b": {"y": 1}}, component("A")))
    assert cut["components"]["schemas"] == {
        "A": {"properties": {"b": reference("B"), "c": True, "no": False}, "prefixItems": [True, True]},
        "B": schemas["B"],
        "C": {"properties": {"x": {"properties": {"y": {"type": "integer"}}}}},
    }


def test_a_long_chain_is_large_and_a_value_reaches_little_of_it() -> None:
    chain = {f"S{at}": {"properties": {"next": reference(f"S{at + 1}")}} for at in range(2000)}
    reached = ReachedSchemas(document(schemas={**chain, "S2000": {"type": "string"}}))
    assert reached.is_large(component("S0"))
    assert not reached.is_large(component("S1900"))
    found = reached.by({"next": {"next": {}}}, component("S0"))
    assert component("S2") in found
    assert component("S3") not in found
