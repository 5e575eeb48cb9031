"""The attributes of a model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specmint.api.naming.fields import field_names, reserved_fields
from specmint.ir.names import Names
from specmint.text.identifiers import snake_case
from tests.documents import Node, answer, api, catalog, component, reference


def named(wire: list[str], kept: dict[str, str] | None = None) -> dict[str, str]:
    return field_names({name: name for name in wire}, kept or {})


@pytest.mark.parametrize(
    ("wire", "fields"),
    [
        (["petName"], ["pet_name"]),
        (["schema", "json", "model_dump"], ["schema_", "json_", "model_dump_"]),
        (["str", "list"], ["str_", "list_"]),
        (["schema", "schema_"], ["schema_2", "schema_"]),
        (["class", "_id", "-1"], ["class_", "id", "minus1"]),
        (["fooBar", "foo_bar", "foo-bar"], ["foo_bar3", "foo_bar", "foo_bar2"]),
        (["ID", "id", "Id"], ["id2", "id", "id3"]),
        (
            ["0rtt", "10dlc_Error", "+1", "filter[status][in][]", "名"],
            ["n0rtt", "n10dlc_error", "plus1", "filter_status_in", "u540d"],
        ),
    ],
)
def test_fields_hide_neither_pydantic_nor_types_nor_each_other(wire: list[str], fields: list[str]) -> None:
    assert named(wire) == dict(zip(wire, fields, strict=True))
    assert named(wire[::-1]) == dict(zip(wire, fields, strict=True))


@given(st.lists(st.text(alphabet="aA_b1-", max_size=4), unique=True))
def test_fields_differ_and_what_needs_no_change_keeps_its_name(wire: list[str]) -> None:
    fields = named(wire)
    assert list(fields) == wire
    assert len(set(fields.values())) == len(wire)
    assert all(fields[each] == each for each in wire if snake_case(each) == each)


@pytest.mark.parametrize("name", sorted(reserved_fields()))
def test_what_every_model_has_is_not_hidden(name: str) -> None:
    assert named([name]) == {name: f"{name}_"}


def test_a_field_keeps_the_name_it_had() -> None:
    assert named(["fooBar", "foo_bar"], {"fooBar": "foo_bar", "gone": "x"}) == {
        "fooBar": "foo_bar",
        "foo_bar": "foo_bar2",
    }


@pytest.mark.parametrize("name", ["schema", "str", "class", "A", "a b", "", "_a", "a" * 201, "model_dump", "x;y"])
def test_a_kept_name_that_we_could_not_have_given_is_ignored(name: str) -> None:
    assert named(["a1"], {"a1": name}) == {"a1": "a1"}


def test_the_fields_of_a_class_are_kept_by_its_name_and_theirs() -> None:
    pet: Node = {
        "type": "object",
        "properties": {"petName": {}, "pet_name": {}, "": {}, "x": {"x-fern-property-name": "yZ"}},
    }
    described = api({"/pets": {"get": {"responses": answer(reference("Pet"))}}}, {"Pet": pet})
    first = catalog(described)
    assert first.fields[component("Pet")] == {"petName": "pet_name2", "pet_name": "pet_name", "x": "y_z"}
    assert first.names.fields == {"Pet petName": "pet_name2", "Pet x": "y_z"}
    kept = Names(classes=first.names.classes, fields={"Pet petName": "pet_name", "Dog x": "a", "Pet x": "b"})
    assert catalog(described, kept=kept).fields[component("Pet")] == {
        "petName": "pet_name",
        "pet_name": "pet_name2",
        "x": "b",
    }
