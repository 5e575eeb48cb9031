"""Models give back what was received, and unions find their members."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal

import pytest
from pydantic import TypeAdapter, ValidationError

from specmint.runtime.complaints import problems_of
from specmint.runtime.models import Model
from specmint.runtime.shapes import ByShape
from specmint.runtime.timestamps import ReceivedDatetime, Timestamp
from specmint.runtime.unions import ByProperty, UnknownMember
from tests.runtime.pets import Ball, Pet, Rope, Toy

RAW = {
    "id": "p1",
    "name": "Ada",
    "born": "2024-05-17t08:30:00.1234567z",
    "class": "fish",
    "toys": [
        {"kind": "ball", "size": 1, "inside": {"kind": "cord", "length": 1.5, "x": None}},
        {"kind": "new", "a": [1]},
        {"a": 1},
    ],
    "extra": {"deep": [None, True]},
}


def moment(text: str) -> datetime:
    return TypeAdapter[datetime](Timestamp).validate_python(text)


def test_a_model_gives_back_exactly_what_was_received() -> None:
    pet = TypeAdapter(Pet).validate_json(json.dumps(RAW))
    assert pet.to_dict() == RAW
    assert json.loads(pet.to_json()) == RAW
    assert "\n" not in pet.to_json()
    assert pet.to_json(indent=2).startswith('{\n  "id"')


def test_a_model_is_made_by_alias_or_by_name_and_dumps_the_alias() -> None:
    by_name = Pet(id="1", name="A", class_="cat")
    assert by_name.to_dict() == Pet.model_validate({"id": "1", "name": "A", "class": "cat"}).to_dict()


def test_copies_of_a_model_keep_the_text_of_timestamps() -> None:
    pet = Pet.model_validate(RAW)
    assert copy.deepcopy(pet).to_dict() == RAW
    assert pickle.loads(pickle.dumps(pet)).to_dict() == RAW  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-17T08:30:00Z", datetime(2024, 5, 17, 8, 30, tzinfo=UTC)),
        ("2024-05-17 08:30:00.5+02:00", datetime(2024, 5, 17, 6, 30, 0, 500000, tzinfo=UTC)),
        ("2024-05-17t08:30:00.123456789z", datetime(2024, 5, 17, 8, 30, 0, 123456, tzinfo=UTC)),
        ("2016-12-31T23:59:60Z", datetime(2017, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_timestamp_is_read_as_rfc_3339_says_and_keeps_its_text(text: str, expected: datetime) -> None:
    found = moment(text)
    assert found == expected
    assert isinstance(found, ReceivedDatetime)
    assert found.received_text == text


@pytest.mark.parametrize(
    "text",
    ["2024-05-17T08:30:00", "2024-05-17", "17.05.2024", "1715934600", "2024-13-17T08:30:00Z", "٢٠٢٤-05-17T08:30:00Z"],
)
def test_text_without_offset_or_of_another_form_is_no_timestamp(text: str) -> None:
    with pytest.raises(ValidationError):
        moment(text)


def test_numbers_and_naive_datetimes_are_no_timestamps() -> None:
    for value in (1715934600, datetime(2024, 5, 17)):  # noqa: DTZ001 - the point
        with pytest.raises(ValidationError):
            TypeAdapter[datetime](Timestamp).validate_python(value)


def test_a_timestamp_set_by_the_user_or_computed_is_written_as_rfc_3339() -> None:
    pet = Pet.model_validate(RAW)
    assert pet.born is not None
    pet.born += timedelta(days=1)
    assert pet.to_dict()["born"] == "2024-05-18T08:30:00.123456+00:00"
    assert pickle.loads(pickle.dumps(pet.born)) == pet.born  # noqa: S301 - our own bytes
    pet.born = datetime(2024, 1, 2, tzinfo=UTC)
    assert pet.to_dict()["born"] == "2024-01-02T00:00:00+00:00"


def test_an_aware_datetime_is_a_timestamp() -> None:
    aware = datetime(2024, 1, 2, tzinfo=UTC)
    assert TypeAdapter[datetime](Timestamp).validate_python(aware) is aware


def test_a_timestamp_has_a_json_schema() -> None:
    assert TypeAdapter[datetime](Timestamp).json_schema() == {"type": "string", "format": "date-time"}


def test_a_union_by_property_finds_members_by_any_of_their_constants() -> None:
    toys = Pet.model_validate_json(json.dumps(RAW)).toys
    assert toys is not None
    ball, new, untagged = toys
    assert isinstance(ball, Ball)
    assert isinstance(ball.inside, Rope)
    assert ball.inside.kind_ == "cord"
    assert (type(new), type(untagged)) == (UnknownMember, UnknownMember)
    assert new == {"kind": "new", "a": [1]}


def test_a_known_constant_with_an_invalid_rest_is_an_error_in_its_place() -> None:
    with pytest.raises(ValidationError) as caught:
        Pet.model_validate_json('{"id": "1", "name": "A", "toys": [{"kind": "ball", "size": "x"}]}')
    errors = caught.value.errors()
    assert {(error["loc"][:2], error["loc"][-1]) for error in errors} == {(("toys", 0), "size")}
    problems = problems_of(caught.value, {"id": "1", "name": "A", "toys": [{"kind": "ball", "size": "x"}]})
    assert [problem.path for problem in problems] == ["toys[0].size"]


@pytest.mark.parametrize("value", [1, "ball", None, ["ball"]])
def test_what_is_no_object_is_no_member(value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter[object](Toy).validate_python(value)


def test_instances_of_members_are_taken_as_they_are() -> None:
    class BigBall(Ball):
        pass

    for toy in (
        Ball(kind="ball", size=1),
        BigBall(kind="ball", size=2),
        Rope.model_validate({"kind": "rope", "length": 1}),
    ):
        assert TypeAdapter[object](Toy).validate_python(toy) is toy
    with pytest.raises(ValidationError):
        TypeAdapter[object](Toy).validate_python(Pet(id="1", name="A"))


def test_constants_may_be_numbers_and_truth_values_and_stand_behind_aliases() -> None:
    class One(Model):
        version: Literal[1]

    class Two(Model):
        version: Annotated[Literal[2] | None, "optional"] = None

    versions = TypeAdapter[object](Annotated[One | Two, ByProperty("version")])
    assert isinstance(versions.validate_json('{"version": 2}'), Two)
    assert isinstance(versions.validate_python({"version": 1}), One)

    class Yes(Model):
        ok: Literal[True]

    class No(Model):
        ok: Literal[False]

    answers = TypeAdapter[object](Annotated[Yes | No | UnknownMember, ByProperty("ok")])
    assert isinstance(answers.validate_json('{"ok": false}'), No)
    assert isinstance(answers.validate_json('{"ok": null}'), UnknownMember)


def test_without_an_unknown_member_another_constant_is_an_error_that_names_the_property() -> None:
    closed = TypeAdapter[object](Annotated[Ball | Rope, ByProperty("kind")])
    with pytest.raises(ValidationError, match="kind should be 'ball' or 'rope' or 'cord'"):
        closed.validate_json('{"kind": "new"}')


def test_what_is_no_object_is_any_other_member() -> None:
    mixed = TypeAdapter[object](Annotated[Ball | int | Timestamp | UnknownMember, ByProperty("kind")])
    assert mixed.validate_python({"kind": "int"}) == {"kind": "int"}
    assert isinstance(mixed.validate_json('{"kind": "ball", "size": 1}'), Ball)
    assert mixed.validate_json("7", strict=True) == 7
    assert isinstance(mixed.validate_json('"2024-05-17T08:30:00Z"', strict=True), ReceivedDatetime)
    with pytest.raises(ValidationError):
        mixed.validate_json('"text"', strict=True)


def test_true_is_not_one() -> None:
    class Yes(Model):
        ok: Literal[True]

    class One(Model):
        ok: Literal[1]

    both = TypeAdapter[object](Annotated[Yes | One | UnknownMember, ByProperty("ok")])
    assert isinstance(both.validate_json('{"ok": true}'), Yes)
    assert isinstance(both.validate_json('{"ok": 1}'), One)


def test_an_unhashable_constant_is_unknown() -> None:
    assert TypeAdapter[object](Toy).validate_python({"kind": []}) == {"kind": []}


def test_unions_of_unions_are_flat() -> None:
    class Cube(Model):
        kind: Literal["cube"]

    wider = TypeAdapter[object](Annotated[Toy | Cube, ByProperty("kind")])
    assert isinstance(wider.validate_json('{"kind": "cube"}'), Cube)
    assert isinstance(wider.validate_json('{"kind": "ball", "size": 1}'), Ball)
    assert isinstance(wider.validate_json('{"kind": "?"}'), UnknownMember)


def test_a_union_by_shape_takes_the_member_that_fits_best_and_keeps_other_objects() -> None:
    class Named(Model):
        name: str

    class Sized(Model):
        size: int

    either = TypeAdapter[object](Annotated[Named | Sized | UnknownMember, ByShape()])
    assert isinstance(either.validate_json('{"size": 1}', strict=True), Sized)
    assert isinstance(either.validate_json('{"name": "a"}', strict=True), Named)
    assert either.validate_json('{"size": "x"}', strict=True) == {"size": "x"}
    with pytest.raises(ValidationError):
        either.validate_json("1", strict=True)
