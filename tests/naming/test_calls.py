"""The call of each operation, and the rule that gives it."""

from __future__ import annotations

from typing import Any

import pytest

from specmint.schemas.view import Schemas
from specmint.stages.name import call_names
from tests.documents import DONE, Node, answer, api, parameter

LIST = answer({"type": "array", "items": {"type": "string"}})
ONE = answer({"type": "object", "properties": {"name": {"type": "string"}}})

RULES: dict[str, tuple[Node, str, str]] = {
    "GET /pets": (LIST, "pets.list", "collection"),
    "POST /pets": (ONE, "pets.create", "collection"),
    "PUT /pets": (ONE, "pets.update", "collection"),
    "PATCH /pets": (ONE, "pets.update", "collection"),
    "DELETE /pets": (DONE, "pets.delete", "collection"),
    "GET /pets/{id}": (ONE, "pets.retrieve", "item"),
    "POST /pets/{id}": (ONE, "pets.update", "item"),
    "PUT /pets/{id}": (ONE, "pets.update", "item"),
    "PATCH /pets/{id}": (ONE, "pets.update", "item"),
    "DELETE /pets/{id}": (DONE, "pets.delete", "item"),
    "POST /pets/{id}/promote": (ONE, "pets.promote", "action"),
    "POST /calls/{id}/actions/answer": (ONE, "calls.answer", "action"),
    "POST /calls/actions/merge": (ONE, "calls.merge", "action"),
    "GET /pets/{id}/toys": (LIST, "pets.toys.list", "collection"),
    "GET /pets/{id}/toys/{toy}": (ONE, "pets.toys.retrieve", "item"),
    "POST /ai/assistants/{a}/versions/{v}/promote": (ONE, "ai.assistants.versions.promote", "action"),
    "GET /settings": (ONE, "settings.list", "collection"),
    "GET /balance": (ONE, "balance.retrieve", "single"),
    "GET /news": (ONE, "news.list", "collection"),
    "GET /address": (ONE, "address.retrieve", "single"),
    "GET /address ": (LIST, "address.list", "collection"),
    "GET /staff": (LIST, "staff.list", "collection"),
    "GET /status": (answer({"type": "array"}, "text/json"), "status.list", "collection"),
    "GET /": (ONE, "retrieve", "root"),
    "GET /{id}": (ONE, "retrieve", "root"),
    "DELETE /{id}": (DONE, "delete", "root"),
    "POST /api/v2/pets": (ONE, "pets.create", "collection"),
    "POST /v1.2beta3/pets": (ONE, "pets.create", "collection"),
    "POST /rest/API/pets": (ONE, "pets.create", "collection"),
    "GET /v2": (ONE, "v2.retrieve", "single"),
    "GET /video/v1x": (ONE, "video.v1x.retrieve", "single"),
    "HEAD /pets": (DONE, "pets.head", "method"),
    "OPTIONS /pets/{id}": (DONE, "pets.options", "method"),
    "TRACE /pets": (DONE, "pets.trace", "method"),
    "GET /oldPets/{id}": (ONE, "old_pets.retrieve", "item"),
    "GET /class/{id}": (ONE, "class_.retrieve", "item"),
    "GET /close/{id}": (ONE, "close_.retrieve", "item"),
    "GET /pets/close/{id}": (ONE, "pets.close.retrieve", "item"),
    "PUT /buckets/{id}/object": (ONE, "buckets.object_", "action"),
    "GET /10dlc/brands": (LIST, "n10_dlc.brands.list", "collection"),
    "GET /名/{id}": (ONE, "u540d.retrieve", "item"),
}


@pytest.mark.parametrize("route", RULES)
def test_rule(route: str) -> None:
    responses, call, rule = RULES[route]
    named = _named({route: {"responses": responses}})[route.rstrip()]
    assert (str(named), named.rule) == (call, rule)


@pytest.mark.parametrize("name", ["data", "items", "results", "records", "values", "entries", "list"])
def test_a_page_is_a_list(name: str) -> None:
    page = answer({"type": "object", "properties": {name: {"type": "array"}, "next": {"type": "string"}}})
    assert _calls({"GET /staff": {"responses": page}}) == {"GET /staff": "staff.list"}


def test_an_explicit_name_is_taken_as_it_is() -> None:
    paths = {
        "GET /pets": {"x-specmint-name": "animals.every_one"},
        "GET /dogs": {"x-specmint-name": "ping"},
        "GET /cats": {"x-specmint-name": "cats.all"},
    }
    named = _named(paths, {"GET /cats": "felines.list"})
    assert {key: (str(each), each.rule) for key, each in named.items()} == {
        "GET /pets": ("animals.every_one", "x-specmint-name"),
        "GET /dogs": ("ping", "x-specmint-name"),
        "GET /cats": ("felines.list", "configuration"),
    }


CLASHES: dict[str, tuple[dict[str, Node], dict[str, str]]] = {
    "the operation that has a name by a rule yields to one with an explicit name": (
        {"GET /pets/{id}": {}, "GET /z": {"x-specmint-name": "pets.retrieve"}},
        {"GET /pets/{id}": "pets.retrieve_get", "GET /z": "pets.retrieve"},
    ),
    "two methods for one thing": (
        {"POST /pets/{id}": {}, "PUT /pets/{id}": {}, "PATCH /pets/{id}": {}},
        {"PATCH /pets/{id}": "pets.update", "POST /pets/{id}": "pets.update_post", "PUT /pets/{id}": "pets.update_put"},
    ),
    "an action in several methods": (
        {"GET /pets/{id}/home": {}, "PUT /pets/{id}/home": {}, "DELETE /pets/{id}/home": {}},
        {
            "DELETE /pets/{id}/home": "pets.home",
            "GET /pets/{id}/home": "pets.retrieve_home",
            "PUT /pets/{id}/home": "pets.update_home",
        },
    ),
    "an action called like a resource": (
        {"POST /pets/{id}/home": {}, "GET /pets/home/{id}": {}},
        {"POST /pets/{id}/home": "pets.update_home", "GET /pets/home/{id}": "pets.home.retrieve"},
    ),
    "two paths that differ in what is left out": (
        {"GET /pets/{id}": {"operationId": "getPet"}, "GET /api/pets/{id}": {"operationId": "getApiPet"}},
        {"GET /api/pets/{id}": "pets.retrieve", "GET /pets/{id}": "pets.retrieve_get"},
    ),
    "the operationId tells apart what the method does not": (
        {
            "GET /pets/{id}": {"operationId": "getPet"},
            "GET /api/pets/{id}": {},
            "GET /rest/pets/{id}": {"operationId": "restPet"},
        },
        {
            "GET /api/pets/{id}": "pets.retrieve",
            "GET /pets/{id}": "pets.retrieve_get",
            "GET /rest/pets/{id}": "pets.rest_pet",
        },
    ),
    "the path tells apart what nothing else does": (
        {"GET /pets/{id}": {}, "GET /api/pets/{id}": {}, "GET /rest/pets/{id}": {}},
        {
            "GET /api/pets/{id}": "pets.retrieve",
            "GET /pets/{id}": "pets.retrieve_get",
            "GET /rest/pets/{id}": "pets.get_rest_pets_id",
        },
    ),
}


@pytest.mark.parametrize("case", CLASHES)
def test_clash(case: str) -> None:
    paths, expected = CLASHES[case]
    assert _calls(paths) == expected


def test_numbers_are_the_last_resort() -> None:
    taken = {f"GET /{letter}": {"x-specmint-name": "pets.same"} for letter in "abcd"}
    taken["GET /e"] = {"x-specmint-name": "pets.get_d"}
    assert _calls(taken) == {
        "GET /a": "pets.same",
        "GET /b": "pets.retrieve_same",
        "GET /c": "pets.get_c",
        "GET /d": "pets.get_d",
        "GET /e": "pets.retrieve_get_d",
    }
    more = {f"GET /{path}": {"x-specmint-name": "pets.same"} for path in ("x-y", "x_y", "x.y", "x y", "x~y")}
    assert sorted(_calls(more).values()) == [
        "pets.get_x_y",
        "pets.get_x_y_2",
        "pets.get_x_y_3",
        "pets.retrieve_same",
        "pets.same",
    ]


def test_rules_of_clashing_names_say_so() -> None:
    named = _named({"POST /pets/{id}": {}, "PUT /pets/{id}": {}})
    assert {each.rule for each in named.values()} == {"item", "item, made distinct"}


def _calls(operations: dict[str, Node]) -> dict[str, str]:
    return {key: str(call) for key, call in _named(operations).items()}


def _named(operations: dict[str, Node], explicit: dict[str, str] | None = None) -> dict[str, Any]:
    paths: Node = {}
    for route, node in operations.items():
        method, _, path = route.rstrip().partition(" ")
        declared = [parameter(each[1:-1], "path") for each in path.split("/") if each.startswith("{")]
        paths.setdefault(path, {})[method.lower()] = {"parameters": declared, "responses": DONE, **node}
    described = api(paths)
    return call_names(Schemas(described.document), described.operations, explicit or {})
