from __future__ import annotations

import pytest

from specmint.naming.arguments import OPTIONS, name_arguments
from tests.documents import body, operation, parameter

ANYTHING = body({})


def test_parameters_and_fields_keep_their_names() -> None:
    given = operation("/pets/{petId}", parameters=[parameter("petId", "path"), parameter("page[size]")])
    named = name_arguments(given, ["name", "bornAt"], "update")
    assert named.parameters == {("path", "petId"): "pet_id", ("query", "page[size]"): "page_size"}
    assert named.body_fields == {"name": "name", "bornAt": "born_at"}


def test_the_path_goes_before_query_header_cookie_and_body() -> None:
    places = ("cookie", "header", "query", "path")
    given = operation("/pets/{id}", parameters=[parameter("id", place) for place in places])
    named = name_arguments(given, ["id"], "update")
    assert named.parameters == {
        ("path", "id"): "id",
        ("query", "id"): "id_query",
        ("header", "id"): "id_header",
        ("cookie", "id"): "id_cookie",
    }
    assert named.body_fields == {"id": "id_body"}


def test_names_that_differ_on_the_wire_only_get_numbers() -> None:
    given = operation(parameters=[parameter("pet-id"), parameter("pet_id"), parameter("pet.id")])
    assert list(name_arguments(given, None, "list").parameters.values()) == ["pet_id", "pet_id_query", "pet_id_query2"]


def test_a_field_that_needs_no_change_keeps_its_name() -> None:
    assert name_arguments(operation(), ["petName", "pet_name"], "create").body_fields == {
        "petName": "pet_name_body",
        "pet_name": "pet_name",
    }


@pytest.mark.parametrize("option", OPTIONS)
def test_options_of_every_call_are_not_hidden(option: str) -> None:
    given = operation(parameters=[parameter(option)])
    named = name_arguments(given, [option], "create")
    assert named.parameters == {("query", option): f"{option}_"}
    assert named.body_fields == {option: f"{option}__body"}


def test_a_body_that_is_one_argument_keeps_its_name() -> None:
    given = operation(method="post", parameters=[parameter("body")], requestBody=ANYTHING)
    named = name_arguments(given, None, "create")
    assert named.parameters == {("query", "body"): "body_query"}
    assert named.body_fields is None


def test_without_a_body_its_name_is_free() -> None:
    named = name_arguments(operation(parameters=[parameter("body")]), None, "list")
    assert named.parameters == {("query", "body"): "body"}


@pytest.mark.parametrize("name", ["call", "retrieve"])
def test_a_path_parameter_hides_nothing_that_the_method_uses(name: str) -> None:
    given = operation("/calls/{" + name + "}", parameters=[parameter(name, "path"), parameter(name)])
    assert name_arguments(given, None, "retrieve").parameters == {("path", name): f"{name}_", ("query", name): name}


def test_self_is_taken() -> None:
    assert name_arguments(operation(parameters=[parameter("self")]), ["cls"], "list").parameters == {
        ("query", "self"): "self_"
    }
