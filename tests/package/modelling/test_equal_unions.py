"""Unions that are stated once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.package.modelling.equal_unions import stated_once
from specmint.package.modelling.vocabulary import reference

if TYPE_CHECKING:
    from specmint.ir.document import Node

UNION = [reference("m.A"), reference("m.B")]


def test_a_union_that_a_module_has_already_is_its_other_name() -> None:
    definitions: dict[str, Node] = {"m.Y": {"anyOf": UNION, "description": "Second."}, "m.X": {"anyOf": UNION}}
    assert stated_once(definitions) == {"m.X": {"anyOf": UNION}, "m.Y": {**reference("m.X"), "description": "Second."}}


def test_what_differs_or_stands_in_another_module_is_stated_itself() -> None:
    more: dict[str, Node] = {"m.Y": {"anyOf": UNION[:1]}, "m.Z": {"type": "object"}}
    definitions: dict[str, Node] = {"m.X": {"anyOf": UNION}, "n.X": {"anyOf": UNION}, **more}
    assert stated_once(definitions) == definitions
