from __future__ import annotations

import ast
import random
from typing import TYPE_CHECKING

import pytest

from specmint.package.modelling.assembly import Piece, assembled, by_module
from specmint.package.modelling.bundles import Bundle
from specmint.package.modelling.dmcg import references
from specmint.package.modelling.units import units
from specmint.package.modelling.vocabulary import reference

if TYPE_CHECKING:
    from tests.documents import Node


def _referring(*keys: str) -> Node:
    return {"properties": {key: reference(key) for key in keys}}


def test_references_are_found_wherever_they_stand() -> None:
    schema = {"anyOf": [reference("a.A"), {"items": {"additionalProperties": reference("b.B")}}]}
    assert set(references(schema)) == {"a.A", "b.B"}
    assert list(references({"properties": {"$ref": {"type": "string"}}})) == []


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        ({}, []),
        ({"m.A": []}, [["m.A"]]),
        ({"m.A": ["m.A"]}, [["m.A"]]),
        ({"m.B": ["m.A"], "m.A": ["n.C"], "n.C": []}, [["m.A"], ["m.B"], ["n.C"]]),
        ({"m.B": ["m.A"], "m.A": ["m.B"], "m.C": ["m.A"]}, [["m.A", "m.B"], ["m.C"]]),
        ({"m.A": ["m.B", "m.C"], "m.B": ["m.D"], "m.C": ["m.D"], "m.D": ["m.A"]}, [["m.A", "m.B", "m.C", "m.D"]]),
        ({"m.A": ["m.B"], "m.B": ["m.A", "m.C"], "m.C": ["m.D"], "m.D": ["m.C"]}, [["m.A", "m.B"], ["m.C", "m.D"]]),
        ({"m.A": ["elsewhere.X"]}, [["m.A"]]),
    ],
)
def test_classes_in_a_circle_are_made_together(graph: dict[str, list[str]], expected: list[list[str]]) -> None:
    found = units(Bundle({key: _referring(*targets) for key, targets in graph.items()}, {}, {}))
    assert [list(unit.schemas) for unit in found] == expected


def test_a_long_chain_is_no_trouble() -> None:
    chain = {f"m.A{number:05}": _referring(f"m.A{number + 1:05}") for number in range(5000)}
    assert len(units(Bundle(chain, {}, {}))) == 5000
    chain["m.A05000"] = _referring("m.A00000")
    assert len(units(Bundle(chain, {}, {}))) == 1


def _reachable(graph: dict[str, list[str]], start: str) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting += graph[node]
    return seen


@pytest.mark.parametrize("seed", range(20))
def test_two_classes_are_made_together_if_each_reaches_the_other(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a test
    keys = [f"m.A{number}" for number in range(12)]
    graph = {key: sorted(chance.sample(keys, chance.randint(0, 2))) for key in keys}
    reachable = {key: _reachable(graph, key) for key in keys}
    expected = {frozenset(b for b in keys if b in reachable[a] and a in reachable[b]) for a in keys}
    found = units(Bundle({key: _referring(*graph[key]) for key in keys}, {}, {}))
    assert {frozenset(unit.schemas) for unit in found} == expected


def test_aliases_and_annotations_stay_with_their_class() -> None:
    bundle = Bundle({"m.A": {}, "m.B": {}}, {"m.A.x.y": "x", "m.B.z": "zz"}, {"m.B": "ByShape()"})
    first, second = units(bundle)
    assert (first.aliases, first.annotations) == ({"m.A.x.y": "x"}, {})
    assert (second.aliases, second.annotations) == ({"m.B.z": "zz"}, {"m.B": "ByShape()"})


def _piece(key: str, source: str, *refers_to: str) -> Piece:
    return Piece(key, (key,), frozenset(refers_to), source)


def test_what_is_referred_to_comes_first() -> None:
    pieces = [
        _piece("m.A", "class A: ...", "m.C", "n.Z"),
        _piece("m.B", "class B: ..."),
        _piece("m.C", "class C: ...", "m.C"),
        _piece("n.Z", "class Z: ..."),
    ]
    modules = by_module(reversed(pieces))
    assert list(modules) == ["m", "n"]
    names = [node.name for node in ast.parse(assembled(modules["m"])).body if isinstance(node, ast.ClassDef)]
    assert names == ["B", "C", "A"]


def test_imports_stand_at_the_top_and_own_classes_are_not_imported() -> None:
    pieces = [
        _piece("m.A", "from a import b, c as d\nfrom specmint_peers.m import B\n\n\nclass A(B): ...", "m.B"),
        _piece("m.B", "from a import b\nfrom specmint_peers.n import C\n\n\nclass B: ...\n"),
    ]
    made = assembled(pieces)
    expected = [
        "from a import b",
        "from a import c as d",
        "from specmint_peers.n import C",
        "from typing import TypeAlias",
        "class B: ...",
        "class A(B): ...",
    ]
    assert [line for line in made.split("\n") if line] == expected


def test_a_class_of_the_module_may_have_another_name_too() -> None:
    renamed = "from specmint_peers.m import B as B_aliased\n\n\nclass {}:\n    B: B_aliased"
    made = assembled(
        [
            _piece("m.A", renamed.format("A"), "m.B"),
            _piece("m.B", "class B: ..."),
            _piece("m.C", renamed.format("C"), "m.B"),
        ]
    )
    assert made.count("B_aliased: TypeAlias = B\n") == 1
    assert made.index("class B") < made.index("B_aliased: TypeAlias") < made.index("class A")


def test_a_long_chain_of_classes_is_put_in_order() -> None:
    last = 5_000
    pieces = [
        Piece(str(at), (f"m.C{at:05}",), frozenset({f"m.C{at + 1:05}"} if at < last else ()), f"class C{at:05}: ...")
        for at in range(last + 1)
    ]
    lines = [line for line in assembled(pieces).splitlines() if line.startswith("class")]
    assert lines == [f"class C{at:05}: ..." for at in reversed(range(last + 1))]
