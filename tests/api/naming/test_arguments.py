from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from specmint.api.naming.arguments import OPTIONS, Place, Wanted, name_arguments
from tests.documents import DONE, Node, api, body, catalog, operation, parameter

if TYPE_CHECKING:
    from specmint.ir.api import Operation
    from specmint.ir.catalog import Arguments

ANYTHING = body({})


def named_arguments(
    given: Operation, fields: list[str] | None, method: str, kept: dict[Place, str] | None = None
) -> Arguments:
    return name_arguments(Wanted(given, method, None if fields is None else tuple(fields), {}), kept or {})


def test_parameters_and_fields_keep_their_names() -> None:
    given = operation("/pets/{petId}", parameters=[parameter("petId", "path"), parameter("page[size]")])
    named = named_arguments(given, ["name", "bornAt"], "update")
    assert named.parameters == {("path", "petId"): "pet_id", ("query", "page[size]"): "page_size"}
    assert named.body_fields == {"name": "name", "bornAt": "born_at"}


def test_the_path_goes_before_query_header_cookie_and_body() -> None:
    places = ("cookie", "header", "query", "path")
    given = operation("/pets/{id}", parameters=[parameter("id", place) for place in places])
    named = named_arguments(given, ["id"], "update")
    assert named.parameters == {
        ("path", "id"): "id",
        ("query", "id"): "id_query",
        ("header", "id"): "id_header",
        ("cookie", "id"): "id_cookie",
    }
    assert named.body_fields == {"id": "id_body"}


def test_names_that_differ_on_the_wire_only_get_numbers() -> None:
    given = operation(parameters=[parameter("pet.id"), parameter("pet-id"), parameter("pet_id")])
    assert named_arguments(given, None, "list").parameters == {
        ("query", "pet_id"): "pet_id",
        ("query", "pet-id"): "pet_id_query",
        ("query", "pet.id"): "pet_id_query2",
    }


def test_a_field_that_needs_no_change_keeps_its_name() -> None:
    assert named_arguments(operation(), ["petName", "pet_name"], "create").body_fields == {
        "petName": "pet_name_body",
        "pet_name": "pet_name",
    }


@pytest.mark.parametrize("option", OPTIONS)
def test_options_of_every_call_are_not_hidden(option: str) -> None:
    given = operation(parameters=[parameter(option)])
    named = named_arguments(given, [option], "create")
    assert named.parameters == {("query", option): f"{option}_"}
    assert named.body_fields == {option: f"{option}__body"}


def test_a_body_that_is_one_argument_keeps_its_name() -> None:
    given = operation(method="post", parameters=[parameter("body")], requestBody=ANYTHING)
    named = named_arguments(given, None, "create")
    assert named.parameters == {("query", "body"): "body_query"}
    assert named.body_fields is None


def test_without_a_body_its_name_is_free() -> None:
    named = named_arguments(operation(parameters=[parameter("body")]), None, "list")
    assert named.parameters == {("query", "body"): "body"}


@pytest.mark.parametrize("name", ["call", "retrieve"])
def test_a_path_parameter_hides_nothing_that_the_method_uses(name: str) -> None:
    given = operation("/calls/{" + name + "}", parameters=[parameter(name, "path"), parameter(name)])
    assert named_arguments(given, None, "retrieve").parameters == {("path", name): f"{name}_", ("query", name): name}


def test_self_is_taken() -> None:
    assert named_arguments(operation(parameters=[parameter("self")]), ["cls"], "list").parameters == {
        ("query", "self"): "self_"
    }


AWKWARD = ["", "+1", "0rtt", "filter[status][in][]", "名", "class", "None", "print", "-1", "ID", "__x__"]


def test_names_that_are_no_identifiers() -> None:
    given = operation(parameters=[parameter(name) for name in AWKWARD if name])
    named = named_arguments(given, AWKWARD, "list")
    assert [named.parameters["query", name] for name in AWKWARD if name] == [
        "plus1", "n0rtt", "filter_status_in", "u540d", "class_", "none", "print", "minus1", "id", "x",
    ]  # fmt: skip
    assert named.body_fields is not None
    names = [*named.parameters.values(), *named.body_fields.values()]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() for name in names)


def test_an_argument_keeps_the_name_it_had() -> None:
    given = operation("/pets/{id}", parameters=[parameter("id", "path"), parameter("id"), parameter("new_id")])
    kept = {("query", "id"): "id", ("path", "id"): "pet_id", ("body", "id"): "id_body", ("body", "gone"): "new_id"}
    named = named_arguments(given, ["id", "name"], "update", kept)
    assert named.parameters == {("query", "id"): "id", ("path", "id"): "pet_id", ("query", "new_id"): "new_id"}
    assert named.body_fields == {"id": "id_body", "name": "name"}


@pytest.mark.parametrize(
    "name", ["self", "timeout", "call", "update", "class", "Id", "id=1, x", "", "_id", "í", "x" * 201, "a\n", "2"]
)
def test_a_kept_name_that_we_could_not_have_given_is_ignored(name: str) -> None:
    given = operation(parameters=[parameter("id")])
    assert named_arguments(given, None, "update", {("query", "id"): name}).parameters == {("query", "id"): "id"}


def test_two_arguments_cannot_keep_one_name() -> None:
    given = operation(parameters=[parameter("a"), parameter("b")])
    kept = {("query", "a"): "x", ("query", "b"): "x"}
    assert named_arguments(given, None, "list", kept).parameters == {("query", "a"): "x", ("query", "b"): "b"}


@pytest.mark.parametrize(
    "extension", ["x-stainless-param", "x-fern-parameter-name", "x-fern-property-name", "x-speakeasy-name-override"]
)
def test_names_given_for_other_generators(extension: str) -> None:
    schema: Node = {"type": "object", "properties": {"Timeout": {"type": "integer", extension: "timeoutSeconds"}}}
    item = {
        "parameters": [parameter("q", **{extension: "search"}), {**parameter("r"), extension: 7}],
        "requestBody": body(schema),
        "responses": DONE,
    }
    [arguments] = catalog(api({"/pets": {"post": item}})).arguments.values()
    assert arguments.parameters == {("query", "q"): "search", ("query", "r"): "r"}
    assert arguments.body_fields == {"Timeout": "timeout_seconds"}
