"""The keyword arguments of a call and what they are called together."""

from __future__ import annotations

import pytest

from tests.documents import DONE, Node, answer, api, body, catalog, parameter, reference

PET: Node = {"type": "object", "properties": {"name": {"type": "string"}, "bornAt": {"type": "string"}}}
PLAIN: Node = {"type": "object", "properties": {"name": {"type": "string"}}}

KEYWORDS: dict[str, tuple[Node, str | None]] = {
    "nothing": ({}, None),
    "fields under their own names": ({"requestBody": body(reference("Plain"))}, "pets.PetsCreateParams"),
    "fields of an inline object": ({"requestBody": body(PLAIN)}, "pets.PetsCreateParams"),
    "fields under other names": ({"requestBody": body(reference("Pet"))}, "pets.PetsCreateParams"),
    "parameters": ({"parameters": [parameter("q")]}, "pets.PetsCreateParams"),
    "fields and parameters": (
        {"parameters": [parameter("q")], "requestBody": body(reference("Plain"))},
        "pets.PetsCreateParams",
    ),
    "a body that is no plain object": ({"requestBody": body({"type": "array"})}, None),
    "bytes": ({"requestBody": body(reference("Plain"), "application/octet-stream")}, None),
    "a form": ({"requestBody": body(reference("Plain"), "multipart/form-data")}, "pets.PetsCreateParams"),
}


@pytest.mark.parametrize("case", KEYWORDS)
def test_keywords(case: str) -> None:
    node, expected = KEYWORDS[case]
    described = api({"/pets": {"post": {"responses": DONE, **node}}}, {"Pet": PET, "Plain": PLAIN})
    assert {key: str(name) for key, name in catalog(described).keywords.items()} == (
        {"POST /pets": expected} if expected else {}
    )


def test_the_name_of_keywords_yields_to_a_class() -> None:
    item = {"parameters": [parameter("q")], "responses": answer(reference("PetsListParams"))}
    described = api({"/pets": {"get": item}}, {"PetsListParams": PLAIN})
    assert str(catalog(described, {"GET /pets": "pets.list"}).keywords["GET /pets"]) == "pets.PetsListParams2"


@pytest.mark.parametrize(
    ("responses", "method"),
    [
        (answer({"type": "array"}), "list"),
        (answer({"type": "object"}), "retrieve"),
        (answer({"type": "array"}, "text/plain"), "list"),
        ({"default": answer({"type": "array"})["200"]}, "retrieve"),
        ({"200": {"description": "", "content": {"application/json": {}}}}, "retrieve"),
        ({"404": answer({"type": "array"})["200"], "201": answer({"type": "array"})["200"]}, "list"),
        ({}, "retrieve"),
    ],
)
def test_what_answers_with_a_list_is_a_list(responses: Node, method: str) -> None:
    described = api({"/staff": {"get": {"responses": responses}}})
    assert str(catalog(described).calls["GET /staff"]) == f"staff.{method}"
