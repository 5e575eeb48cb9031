"""Schemas that a validator would look at once for each of too many paths."""

from __future__ import annotations

import pytest

from specmint.package.examples.unfolding import Unfolding
from specmint.package.examples.validation import Validator
from tests.documents import Node, component, document, reference

TEXT: Node = {"type": "string"}


def doubled(keyword: str, levels: int) -> Node:
    """Components of which each applies the next one twice."""
    both = [[reference(f"S{at + 1}"), {"allOf": [reference(f"S{at + 1}")]}] for at in range(levels)]
    return {**{f"S{at}": {keyword: members} for at, members in enumerate(both)}, f"S{levels}": TEXT}


@pytest.mark.parametrize("keyword", ["allOf", "anyOf", "oneOf"])
def test_what_doubles_at_each_level_is_not_judged(keyword: str) -> None:
    read = document(schemas={**doubled(keyword, 40), "Holder": {"items": reference("S0")}})
    assert Unfolding(read).is_too_wide(component("S0"))
    assert Unfolding(read).is_too_wide(component("Holder"))
    assert not Unfolding(read).is_too_wide(component("S39"))
    validator = Validator(read, read.tree)
    assert not validator.accepts((component("S0"),), "a")
    assert not validator.breaks_only("type", (component("S0"),), 1, [])
    assert validator.accepts((component("S40"),), "a")


def test_what_stands_below_properties_and_in_circles_is_not_doubled() -> None:
    tree = {f"S{at}": {"properties": {name: reference(f"S{at + 1}") for name in "abc"}} for at in range(40)}
    circle = {"allOf": [{"properties": {"a": reference("C")}}, reference("D")]}
    schemas = {**tree, "S40": TEXT, "C": circle, "D": {"anyOf": [True, TEXT, {"items": reference("C")}]}}
    read = document(schemas=schemas)
    assert not any(Unfolding(read).is_too_wide(component(name)) for name in schemas)
    assert not Unfolding(read).is_too_wide(component("Nowhere"))
