"""Arguments become JSON values, and what cannot is refused with its path."""

from __future__ import annotations

from collections import OrderedDict, UserDict, UserList, deque
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum, IntEnum, IntFlag, StrEnum
from io import BytesIO
from ipaddress import IPv4Address
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import NamedTuple, Self
from uuid import UUID

import pytest

from specmint.runtime.json_values import json_value
from specmint.runtime.models import Model
from specmint.runtime.values import UnsendableError, described, member
from tests.runtime.pets import Ball, Pet


class Colour(Enum):
    RED = "red"


class Size(IntEnum):
    BIG = 3


class Shade(StrEnum):
    RED = "red"


class OldShade(str, Enum):  # noqa: UP042 - as code for Python 3.10 has it
    RED = "red"


class Labelled(str, Enum):  # noqa: UP042 - as code for Python 3.10 has it
    RED = ("red", "A label")

    def __new__(cls, text: str, label: str) -> Self:
        made = str.__new__(cls, text)
        made._value_ = (text, label)
        return made


class Right(IntFlag):
    READ = 1
    WRITE = 2


class Text(str):
    __slots__ = ()

    def __str__(self) -> str:
        return "what a template library makes of it"


class Whole(int):
    def __repr__(self) -> str:
        return "another way to write it"


class Share(float):
    def __repr__(self) -> str:
        return "another way to write it"


class Point(NamedTuple):
    x: int
    y: int


class Record(Model, Mapping[str, int]):  # type: ignore[misc]
    size: int

    def __getitem__(self, key: str) -> int:
        raise KeyError(key)

    def __len__(self) -> int:
        return 0


class Scalar:
    """What a scalar of NumPy has that is no number of Python's own."""

    dtype = "bool"

    def tolist(self) -> bool:
        return True


class Index:
    def __index__(self) -> int:
        return 7


def exhausted() -> Iterator[int]:
    items = (item for item in (1,))
    list(items)
    return items


FORMS: list[tuple[object, object]] = [
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
    (Shade.RED, "red"),
    (OldShade.RED, "red"),
    (Labelled.RED, "red"),
    (Right.READ | Right.WRITE, 3),
    (Text("red"), "red"),
    (Whole(3), 3),
    (Share(0.5), 0.5),
    ({Shade.RED: [OldShade.RED]}, {"red": ["red"]}),
    ({Text("a"): 1}, {"a": 1}),
    (Point(1, 2), [1, 2]),
    (OrderedDict(a=1), {"a": 1}),
    (UserList([1]), [1]),
    ((item for item in "ab"), ["a", "b"]),
    ({"a": 1}.keys(), ["a"]),
    (Scalar(), True),
    (Index(), 7),
    (2**64 + 1, 2**64 + 1),
    (2.0, 2.0),
    (Decimal("12345678901234567.89"), Decimal("12345678901234567.89")),
    (Decimal(2**64 + 1), 2**64 + 1),
    (bytearray(b"\x00\xff"), "AP8="),
    (memoryview(b"\x00\xff"), "AP8="),
    (PurePosixPath("a/b"), "a/b"),
    (IPv4Address("127.0.0.1"), "127.0.0.1"),
    (timedelta(days=1, seconds=30), "P1DT30S"),
    (timedelta(days=2), "P2D"),
    (timedelta(seconds=1.5), "PT1.5S"),
    (timedelta(0), "PT0S"),
    (Decimal("2.50"), 2.5),
    (Decimal(10), 10),
    (b"\x00\xff", "AP8="),
    (date(2024, 5, 17), "2024-05-17"),
    (time(8, 30), "08:30:00"),
    (datetime(2024, 5, 17, tzinfo=UTC), "2024-05-17T00:00:00+00:00"),
    (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
]


@pytest.mark.parametrize(("value", "expected"), FORMS, ids=map(str, range(len(FORMS))))
def test_values_have_a_form_in_json(value: object, expected: object) -> None:
    found = json_value(value, "value")
    assert found == expected
    assert type(found) is type(expected)


def test_a_model_that_is_a_mapping_too_is_sent_by_its_fields() -> None:
    assert json_value(Record(size=1), "") == {"size": 1}


def test_a_class_of_the_users_keeps_its_fields_wherever_it_stands() -> None:
    class Balloon(Ball):
        gas: str

    balloon = Balloon(kind="ball", size=1, gas="He")
    pet = Pet(id="1", name="A", toys=[balloon])
    assert json_value({"pet": pet.model_copy(update={"more": {"toy": balloon}})}, "") == {
        "pet": {
            "id": "1",
            "name": "A",
            "toys": [{"kind": "ball", "size": 1, "gas": "He"}],
            "more": {"toy": {"kind": "ball", "size": 1, "gas": "He"}},
        }
    }


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
        (Decimal("1e-400"), "value", "finite"),
        (timedelta(seconds=-1), "value", "format"),
        (exhausted(), "value", "type"),
        ({Colour.RED: 1, "red": 2}, "value.red", "propertyNames"),
        ({Size.BIG: 1}, "value", "propertyNames"),
        (BytesIO(b"a"), "value", "type"),
        (Path("\udcff"), "value", "unicode"),
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
