"""The words and types that templates print."""

from __future__ import annotations

from typing import Any

import pytest

from specmint.api.schemas.view import Schemas
from specmint.ir.api import SecurityScheme
from specmint.ir.catalog import Arguments
from specmint.ir.credentials import Credential
from specmint.package.planning.client_docstrings import constructor_docstring
from specmint.package.planning.docstrings import docstring, sentence
from specmint.package.planning.responses import planned_responses, returned
from specmint.package.planning.snippets import snippet
from specmint.package.planning.types import body_text, type_text
from tests.documents import DONE, Node, answer, api, body, catalog, component, operation, parameter, reference

TEXT: Node = {"type": "string"}
PET: Node = {"type": "object", "properties": {"name": TEXT}}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ({"summary": "List pets"}, "List pets."),
        ({"summary": "List pets!"}, "List pets!"),
        ({"description": "Lists pets. And more."}, "Lists pets."),
        ({}, "Send ``GET /pets``."),
    ],
)
def test_sentence(words: Node, shown: str) -> None:
    assert sentence(operation(**words)) == shown


def test_a_docstring_says_what_a_call_does_takes_and_where_it_goes() -> None:
    given = operation(
        "/pets/{pet-id}/{b}",
        summary="Find",
        description="Finds a pet.\r\nQuickly.",
        deprecated=True,
        parameters=[parameter("pet-id", "path", description="Which."), parameter("b", "path")],
    )
    described = api({"/pets/{pet-id}/{b}": given_node(given.pointer)})
    assert docstring(given, catalog(described).arguments[given.key]) == (
        "Find (``GET /pets/{pet-id}/{b}``).\n\nFinds a pet.\nQuickly.\n\n"
        "Deprecated: the API's description advises against new uses.\n\n"
        "- ``pet_id``: Which."
    )


def given_node(_: str) -> Node:
    """The same operation again, for its arguments."""
    return {"get": {"parameters": [parameter("pet-id", "path"), parameter("b", "path")], "responses": DONE}}


@pytest.mark.parametrize("description", ["", "List pets", "List pets.", " List pets "])
def test_a_docstring_says_nothing_twice(description: str) -> None:
    given = operation(summary="List pets", description=description)
    described = api({"/pets": {"get": {"responses": DONE}}})
    text = docstring(given, catalog(described).arguments["GET /pets"])
    assert text.count("List pets") == 1


def test_an_operation_without_words_is_told_by_its_route_once() -> None:
    described = api({"/pets": {"get": {"responses": DONE}}})
    assert docstring(operation(), catalog(described).arguments["GET /pets"]) == "Send ``GET /pets``."


@pytest.mark.parametrize(
    ("summary", "description", "shown"),
    [
        ("List pets", "List pets. By age.\n\nOr name.", "By age.\n\nOr name."),
        ("", "List pets. By age.", "By age."),
        ("List pets", "List petsitters.", "List petsitters."),
        ("List pets", "By age.", "By age."),
    ],
)
def test_a_description_adds_to_the_sentence(summary: str, description: str, shown: str) -> None:
    given = operation(summary=summary, description=description)
    described = api({"/pets": {"get": {"responses": DONE}}})
    assert docstring(given, catalog(described).arguments["GET /pets"]) == f"List pets (``GET /pets``).\n\n{shown}"


def test_a_long_sentence_leaves_its_route_to_the_end() -> None:
    given = operation(summary="List " + "pets " * 18)
    described = api({"/pets": {"get": {"responses": DONE}}})
    assert docstring(given, catalog(described).arguments["GET /pets"]).endswith("pets.\n\n``GET /pets``")


def test_other_spellings_of_a_body_are_told() -> None:
    names = ("json-patch+json", "merge-patch+json", "xml", "*+json", "octet-stream")
    content: dict[str, Any] = {f"application/{name}": {"schema": {}} for name in names}
    operation = api({"/pets": {"patch": {"requestBody": {"content": content}, "responses": DONE}}}).operations[0]
    shown = docstring(operation, Arguments({}, None))
    assert "The body may also be sent as ``application/merge-patch+json``, named in ``extra_headers``." in shown


def test_a_client_says_what_it_takes() -> None:
    scheme = SecurityScheme("bearerAuth", "bearer", "header", "Authorization", "")
    told = Credential(SecurityScheme("t", "http", "header", "Authorization", "As\n  Token x.", "Token"), "t", "T")
    assert "- ``t``: For ``t``; default: the variable ``T``. As Token x.\n" in constructor_docstring(
        (told,), None, "httpx"
    )
    text = constructor_docstring((Credential(scheme, "api_key", "PETS_API_KEY"),), None, "httpx")
    assert "- ``api_key``: For ``bearerAuth``; default: the variable ``PETS_API_KEY``.\n- ``base_url``" in text
    assert text.endswith("Raises CredentialsError where a credential is missing.")
    assert "CredentialsError" not in constructor_docstring((), None, "httpx")


TYPES: dict[str, tuple[Any, str, str]] = {
    "text": (TEXT, "str", "str"),
    "number": ({"type": "number"}, "int | float", "float"),
    "integer": ({"type": "integer"}, "int", "int"),
    "true or false": ({"type": "boolean"}, "bool", "bool"),
    "null too": ({"type": ["string", "null"]}, "str | None", "str | None"),
    "time": ({**TEXT, "format": "date-time"}, "Timestamp", "DateTimeLike"),
    "date": ({**TEXT, "format": "date"}, "date", "DateLike"),
    "bytes": ({**TEXT, "format": "binary"}, "str", "File"),
    "a format of another type": ({"type": "integer", "format": "date"}, "int", "int"),
    "array": ({"type": "array", "items": TEXT}, "list[str]", "Sequence[str]"),
    "array of anything": ({"type": "array"}, "list[Any]", "Sequence[Any]"),
    "map": ({"additionalProperties": TEXT}, "dict[str, str]", "Mapping[str, str]"),
    "map of anything": ({"type": "object"}, "dict[str, Any]", "Mapping[str, Any]"),
    "anything": ({}, "Any", "Any"),
    "null": ({"type": "null"}, "None", "None"),
    "class": (reference("Pet"), "models.Pet", "params.Pet | Model"),
    "class or null": (reference("Maybe"), "models.Maybe | None", "params.Maybe | Model | None"),
    "classes": ({"items": reference("Pet")}, "list[models.Pet]", "Sequence[params.Pet | Model]"),
    "class or text": (reference("Named"), "models.Named | str", "params.Named | Model | str"),
    "class of typed fields": (reference("Open"), "models.Open", "params.Open | Mapping[str, object] | Model"),
}


@pytest.mark.parametrize("case", TYPES)
def test_type(case: str) -> None:
    schema, received, sent = TYPES[case]
    others = {"Maybe": {"type": ["object", "null"]}, "Named": {"type": ["object", "string"]}}
    schemas = {"Pet": PET, "Open": {**PET, "additionalProperties": TEXT}, "S": schema}
    schemas |= {name: {**PET, **more} for name, more in others.items()}
    item = {"post": {"requestBody": body({"items": schema}), "responses": answer({"items": schema})}}
    described = api({"/pets": item}, schemas)
    made, names = Schemas(described.document), catalog(described).classes
    assert type_text(made, component("S"), names, "models") == received
    assert type_text(made, component("S"), names, "params") == sent


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ({"application/json": {}}, "Any"),
        ({"application/json": {"schema": {"type": "array", "items": TEXT}}}, "Sequence[str]"),
        (
            {"application/json": {"schema": {**PET, "type": ["object", "null"]}}},
            "params.PetsCreateRequest | Model | None",
        ),
        ({"text/plain": {"schema": TEXT}}, "str | Content"),
        ({"image/png": {"schema": TEXT}}, "Content"),
    ],
)
def test_type_of_a_body_that_is_one_argument(content: Node, text: str) -> None:
    described = api({"/pets": {"post": {"requestBody": {"content": content}, "responses": DONE}}})
    given = described.operations[0].request_body
    assert given
    assert body_text(Schemas(described.document), given.content[0], catalog(described).classes) == text


RETURNS: dict[str, tuple[Node, str]] = {
    "nothing": ({}, "None"),
    "no content": (DONE, "None"),
    "a class": (answer(reference("Pet")), "models.Pet"),
    "a class or nothing": ({**DONE, **answer(reference("Pet"))}, "models.Pet | None"),
    "the same twice": ({**answer(reference("Pet")), "201": answer(reference("Pet"))["200"]}, "models.Pet"),
    "several": ({**answer(reference("Pet")), "201": answer(TEXT)["200"]}, "models.Pet | str"),
    "anything": ({"200": {"description": "", "content": {"application/json": {}}}, **DONE}, "Any"),
    "text": (answer(TEXT, "text/csv"), "str"),
    "bytes": (answer(TEXT, "image/png"), "bytes"),
    "something or nothing, twice": (
        {**answer({"type": ["string", "null"]}), "201": answer(reference("Pet"))["200"], **DONE},
        "str | models.Pet | None",
    ),
    "a list or nothing": (
        {**answer({"items": {"type": ["string", "null"]}}), **DONE},
        "list[str | None] | None",
    ),
    "an error alone": ({"404": answer(reference("Pet"))["200"]}, "None"),
    "the default": ({"default": answer(reference("Pet"))["200"]}, "models.Pet"),
    "not the default": ({"default": answer(reference("Pet"))["200"], **DONE}, "None"),
}


@pytest.mark.parametrize("case", RETURNS)
def test_what_a_call_gives(case: str) -> None:
    responses, text = RETURNS[case]
    described = api({"/pets": {"get": {"responses": responses}}}, {"Pet": PET})
    schemas, names = Schemas(described.document), catalog(described).classes
    assert returned(schemas, described.operations[0], names) == text


def test_every_documented_status() -> None:
    responses = {**answer(reference("Pet"), "application/json; v=1"), "4xx": answer(TEXT, "text/plain")["200"], **DONE}
    described = api({"/pets": {"get": {"responses": responses}}}, {"Pet": PET})
    planned = planned_responses(Schemas(described.document), described.operations[0], catalog(described).classes)
    assert [(each.status, each.content_type, each.type) for each in planned] == [
        ("200", "application/json", "models.Pet"),
        ("4XX", "text/plain", None),
        ("204", None, None),
    ]


SNIPPETS: dict[str, tuple[str, Node, str]] = {
    "nothing": ("/pets", {}, "client.pets.update()"),
    "the path": (
        "/pets/{a}/toys/{b}",
        {"parameters": [parameter("a", "path"), parameter("b", "path", schema={"type": "integer"})]},
        'client.pets.toys.update(1, a="a")',
    ),
    "what is required": (
        "/pets",
        {"parameters": [parameter("q"), parameter("kind", required=True, schema={"enum": ["cat"]})]},
        'client.pets.update(kind="cat")',
    ),
    "examples": (
        "/pets/{a}",
        {"parameters": [parameter("a", "path", schema={**TEXT, "examples": ['"; import os']})]},
        'client.pets.update("\\"; import os")',
    ),
    "fields that are required": (
        "/pets",
        {"requestBody": body({**PET, "properties": {"n": TEXT, "o": PET, "x": TEXT}, "required": ["n", "o"]})},
        'client.pets.update(n="n", o=...)',
    ),
    "one field where none is required": (
        "/pets",
        {"requestBody": body({"properties": {"o": PET, "n": {"type": "number"}, "b": {"type": "boolean"}}})},
        "client.pets.update(n=1.0)",
    ),
    "no field where none is plain": (
        "/pets",
        {"requestBody": body({"properties": {"o": PET}})},
        "client.pets.update()",
    ),
    "a body": ("/pets", {"requestBody": body({"type": "array"})}, "client.pets.update(body=...)"),
    "a body that may be left out": ("/pets", {"requestBody": {"content": {"text/plain": {}}}}, "client.pets.update()"),
}


@pytest.mark.parametrize("case", SNIPPETS)
def test_snippet(case: str) -> None:
    path, node, code = SNIPPETS[case]
    described = api({path: {"put": {"responses": DONE, **node}}})
    named, given = catalog(described), described.operations[0]
    made = snippet(Schemas(described.document), given, named.calls[given.key], named.arguments[given.key])
    assert made == code


def test_a_body_of_which_nothing_is_known_is_bytes() -> None:
    described = api({})
    assert body_text(Schemas(described.document), None, {}) == "Content"
