"""Models that hold each other more deeply than pydantic can build at once."""

from __future__ import annotations

import json
from typing import Annotated, Any

import pydantic
import pytest

from specmint.runtime.leniency import read_json
from specmint.runtime.models import Model
from specmint.runtime.shapes import ByShape
from specmint.runtime.unions import UnknownMember

LINKS = 100


class One(Model):
    leaf: int


class Both(Model):
    leaf: int
    other: int


def _chain(last: type[Model], link: Any = lambda below: below | None) -> type[Model]:
    """The first of many models, each of which holds the next one."""
    model = last
    for _ in range(LINKS):
        model = pydantic.create_model("Link", __base__=Model, below=(link(model), None))
    return model


def _nested(depth: int, innermost: object) -> dict[str, Any]:
    value: Any = innermost
    for _ in range(depth):
        value = {"below": value}
    return dict(value)


def _at(value: Any, depth: int) -> Any:
    for _ in range(depth):
        value = value.below
    return value


@pytest.mark.parametrize("depth", [1, 24, 25, 26, 60])
def test_a_long_chain_of_models_reads_what_a_short_one_does(depth: int) -> None:
    sent = _nested(depth, {"further": [1.5, None], "below": None})
    reading = read_json(_chain(One), json.dumps(sent).encode())
    assert not reading.problems
    assert isinstance(reading.value, Model)
    assert reading.value.to_dict() == sent
    assert json.loads(reading.value.to_json()) == sent


def test_a_mistake_below_is_told_with_its_place_and_what_is_right_is_kept() -> None:
    reading = read_json(_chain(One), json.dumps(_nested(40, {"below": "text"})).encode())
    assert [problem.path for problem in reading.problems] == [".".join(["below"] * 41)]
    assert _at(reading.value, 41) == "text"


def test_members_of_a_union_are_compared_however_deep_it_stands() -> None:
    def union(below: Any) -> Any:
        return Annotated[One | Both | below | UnknownMember, ByShape()]

    first = _chain(One, union)
    for depth in (1, 23, 24, 25, 26, 60):
        reading = read_json(first, json.dumps(_nested(depth, {"leaf": 1, "other": 2})).encode())
        assert not reading.problems
        assert type(_at(reading.value, depth)) is Both


def test_python_values_and_the_schema_of_a_long_chain() -> None:
    first = _chain(One)
    made = first.model_validate(_nested(40, {"below": None}))
    assert first.model_validate(_nested(1, made.__dict__["below"])) == first.model_validate(made.to_dict())
    assert first.model_json_schema()["type"] == "object"
