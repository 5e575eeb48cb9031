"""Arguments become JSON values, and what cannot is refused with its path."""

from __future__ import annotations

from collections import UserDict, deque
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum, IntEnum
from types import MappingProxyType
from uuid import UUID

import pytest

from specmint.runtime.values import UnsendableError, described, json_value, member
from tests.runtime.pets import Ball, Pet


class Colour(Enum):
    RED = "red"


class Size(IntEnum):
    BIG = 3


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (1.5, 1.5),
        ("é", "é"),
        (("a", 1), ["a", 1]),
        (deque([1]), [1]),
        (MappingProxyType({"a": (1,)}), {"a": [1]}),
        (UserDict({Colour.RED: 1}), {"red": 1}),
        (Colour.RED, "red"),
        (Size.BIG, 3),
        (Decimal("2.50"), 2.5),
        (Decimal(10), 10),
        (b"\x00\xff", "AP8="),
        (date(2024, 5, 17), "2024-05-17"),
        (time(8, 30), "08:30:00"),
        (datetime(2024, 5, 17, tzinfo=UTC), "2024-05-17T00:00:00+00:00"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    ],
)
def test_values_have_a_form_in_json(value: object, expected: object) -> None:
    found = json_value(value, "value")
    assert found == expected
    assert type(found) is type(expected)


def test_models_anywhere_are_sent_by_alias_and_without_what_is_unset() -> None:
    pet = Pet.model_validate({"id": "1", "name": "A", "class": "cat", "born": "2024-05-17T08:30:00Z", "more": None})
    expected = {"id": "1", "name": "A", "class": "cat", "born": "2024-05-17T08:30:00Z", "more": None}
    assert json_value({"pets": [pet]}, "") == {"pets": [expected]}
    assert json_value(pet.born, "born") == "2024-05-17T08:30:00Z"


@pytest.mark.parametrize(
    ("value", "path", "rule"),
    [
        ({"a": [1, float("nan")]}, "value.a[1]", "finite"),
        (Decimal("Infinity"), "value", "finite"),
        (Decimal("1e400"), "value", "finite"),
        ({1: 2}, "value", "propertyNames"),
        ({"x-y": {1, 2}}, "value['x-y']", "type"),
        (datetime(2024, 5, 17), "value", "timezone"),  # noqa: DTZ001 - the point
        ("\ud800", "value", "unicode"),
        ({"\ud800": 1}, "value", "unicode"),
        (Ball.model_construct(size=float("inf")), "value.size", "finite"),
    ],
)
def test_what_json_cannot_express_is_refused_with_its_path(value: object, path: str, rule: str) -> None:
    with pytest.raises(UnsendableError) as caught:
        json_value(value, "value")
    assert (caught.value.problem.path, caught.value.problem.rule) == (path, rule)


def test_values_and_models_that_contain_themselves_are_refused() -> None:
    loop: list[object] = []
    loop.append(loop)
    ball = Ball(kind="ball", size=1)
    ball.inside = ball
    for value in (loop, ball):
        with pytest.raises(UnsendableError, match="contains itself"):
            json_value(value, "value")


def test_a_value_is_described_by_type_and_size_only() -> None:
    values = [None, "secret", "s", ["a", "b"], {"k": 1}, 1, 1.5, True]
    assert [described(value) for value in values] == [
        "got None",
        "got a str of 6 characters",
        "got a str of 1 character",
        "got a list of 2 items",
        "got a dict of 1 key",
        "got an int",
        "got a float",
        "got a bool",
    ]


def test_paths_read_like_python() -> None:
    assert member(member(member("", "tools"), 0), "webhook") == "tools[0].webhook"
    assert member("headers", 'X-"A"\n') == "headers['X-\"A\"\\n']"
