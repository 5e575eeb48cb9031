"""The call of each operation, and the rule that gives it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from specmint.api.naming.stage import call_names
from specmint.api.naming.wording import reduced
from specmint.api.schemas.view import Schemas
from specmint.ir.names import NOTHING, Names
from tests.documents import DONE, Node, answer, api, operation, parameter

LIST = answer({"type": "array", "items": {"type": "string"}})
ONE = answer({"type": "object", "properties": {"id": {"type": "string"}, "name": {"type": "string"}}})
VALUE = answer({"type": "object", "properties": {"name": {"type": "string"}}})
PAGE = answer({"type": "object", "properties": {"pets": {"type": "array"}, "next": {"type": "string"}}})

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
    "POST /calls/{id}/actions/answer": (ONE, "calls.actions.answer", "action"),
    "POST /calls/actions/merge": (ONE, "calls.actions.merge", "action"),
    "GET /calls/actions/{id}": (ONE, "calls.actions.retrieve", "item"),
    "GET /ci/actions/variables": (LIST, "ci.actions.variables.list", "collection"),
    "GET /pets/{id}/toys": (LIST, "pets.toys.list", "collection"),
    "GET /pets/{id}/toys/{toy}": (ONE, "pets.toys.retrieve", "item"),
    "POST /ai/assistants/{a}/versions/{v}/promote": (ONE, "ai.assistants.versions.promote", "action"),
    "GET /settings": (ONE, "settings.retrieve", "single"),
    "GET /pets ": ({"200": {"description": "What a pet is."}}, "pets.list", "collection"),
    "GET /pets  ": (PAGE, "pets.list", "collection"),
    "GET /balance": (ONE, "balance.retrieve", "single"),
    "GET /address": (VALUE, "address.retrieve", "single"),
    "GET /address ": (LIST, "address.list", "collection"),
    "GET /staff": (LIST, "staff.list", "collection"),
    "GET /status": (answer({"type": "array"}, "text/json"), "status.list", "collection"),
    "GET /pets/{id}/owner": (ONE, "pets.owner.retrieve", "single"),
    "GET /pets/{id}/weight": (VALUE, "pets.retrieve_weight", "value"),
    "GET /pets/{id}/photo": (answer({"type": "string"}, "image/png"), "pets.retrieve_photo", "value"),
    "GET /pets/search": (LIST, "pets.search", "action"),
    "GET /": (ONE, "retrieve", "root"),
    "GET / ": (LIST, "list", "root"),
    "POST /": (ONE, "create", "root"),
    "GET /{id}": (ONE, "retrieve", "root"),
    "POST /{id}": (ONE, "update", "root"),
    "DELETE /{id}": (DONE, "delete", "root"),
    "POST /api/v2/pets": (ONE, "pets.create", "collection"),
    "POST /v1.2beta3/pets": (ONE, "pets.create", "collection"),
    "POST /rest/API/pets": (ONE, "pets.create", "collection"),
    "POST /2010-04-01/pets": (ONE, "pets.create", "collection"),
    "GET /pets.json": (LIST, "pets.list", "collection"),
    "GET /pets/{id}.json": (ONE, "pets.retrieve", "item"),
    "GET /v2": (ONE, "v2.retrieve", "single"),
    "GET /video/v1x": (ONE, "video.v1x.retrieve", "single"),
    "HEAD /pets": (DONE, "pets.head", "method"),
    "OPTIONS /pets/{id}": (DONE, "pets.options", "method"),
    "TRACE /pets": (DONE, "pets.trace", "method"),
    "GET /oldPets/{id}": (ONE, "old_pets.retrieve", "item"),
    "GET /class/{id}": (ONE, "class_.retrieve", "item"),
    "GET /close/{id}": (ONE, "close_.retrieve", "item"),
    "GET /pets/close/{id}": (ONE, "pets.close.retrieve", "item"),
    "POST /buckets/{id}/object": (ONE, "buckets.object_", "action"),
    "GET /10dlc/brands": (LIST, "n10dlc.brands.list", "collection"),
    "GET /名/{id}": (ONE, "u540d.retrieve", "item"),
    "POST /getPets": (LIST, "get_pets", "action"),
    "POST /answerQuery": (DONE, "answer_query", "action"),
    "POST /checkRuns": (ONE, "check_runs.create", "collection"),
    "POST /pets/get": (ONE, "pets.get", "action"),
    "POST /chat.postMessage": (ONE, "chat_post_message.create", "collection"),
    "POST /chat.sendMessage": (ONE, "chat.send_message", "action"),
    "POST /pets/{id}:archive": (ONE, "pets.archive", "action"),
    "POST /pets:batchGet": (ONE, "pets.batch_get", "action"),
    "GET /users({id})": (ONE, "users.retrieve", "item"),
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


WORDING: dict[str, tuple[Node, str, str]] = {
    "POST /reports/validate": ({"operationId": "validateReports"}, "reports.validate", "action"),
    "POST /ai/summarize": ({"summary": "Summarize a file"}, "ai.summarize", "action"),
    "POST /pets/{id}/instructions/enhance": (
        {"operationId": "enhance_pet_instructions_pets__id__instructions_enhance_post"},
        "pets.instructions.enhance",
        "action",
    ),
    "POST /calls/{id}/actions/playback_start": (
        {"operationId": "StartCallPlayback"},
        "calls.actions.start_playback",
        "action",
    ),
    "POST /calls/{id}/actions/record_stop": (
        {"operationId": "StopCallRecording"},
        "calls.actions.stop_recording",
        "action",
    ),
    "POST /pets/{id}/pet_feed": ({"operationId": "servePet"}, "pets.pet_feed", "action"),
    "DELETE /pets/{id}/tags/{tag}": ({"summary": "Removes a tag"}, "pets.tags.remove", "own verb"),
    "POST /calls/{id}/actions/fork_stop": (
        {"operationId": "StopCallFork", "summary": "Forking stop"},
        "calls.actions.stop_forking",
        "action",
    ),
    "DELETE /pets/{id}": ({"summary": "Remove it", "operationId": "deletePet"}, "pets.delete", "item"),
    "DELETE /tokens/{id}": ({"summary": "Revoke it", "operationId": "deleteToken"}, "tokens.revoke", "own verb"),
    "PATCH /voices/{id}": ({"summary": "Rename it", "operationId": "updateVoice"}, "voices.rename", "own verb"),
    "POST /access_tokens_list": ({"summary": "Create a token"}, "access_tokens_list.create", "collection"),
    "POST /token/introspect": ({"operationId": "IntrospectToken"}, "token.introspect", "action"),
    "POST /owners/{id}/reputation": (
        {"summary": "Enable reputation", "responses": ONE},
        "owners.reputation.enable",
        "own verb",
    ),
    "POST /owners/{id}/score": ({"summary": "Enable scores", "responses": VALUE}, "owners.enable_score", "own verb"),
    "POST /messages/sms": (
        {"operationId": "createSms", "summary": "Send a message", "responses": ONE},
        "messages.send_sms",
        "own verb",
    ),
    "PATCH /comments/{id}/read": (
        {"summary": "Mark a comment as read", "operationId": "markComment", "responses": ONE},
        "comments.mark_as_read",
        "own verb",
    ),
    "POST /voices/from_upload": (
        {"summary": "Create a voice from a file", "responses": ONE},
        "voices.create_from_upload",
        "value",
    ),
    "POST /pets/{id}": ({"operationId": "createPet"}, "pets.create", "item"),
    "POST /calls": ({"summary": "Dial", "operationId": "dialCall"}, "calls.dial", "own verb"),
    "POST /media": ({"summary": "Upload a file", "operationId": "createMedia"}, "media.create", "collection"),
    "POST /lists": ({"summary": "Bulk delete entries"}, "lists.create", "collection"),
    "POST /messages/short_code": ({"summary": "Send a message"}, "messages.send_short_code", "own verb"),
    "GET /voices/{id}/sample": ({"summary": "Download a sample"}, "voices.download_sample", "own verb"),
    "DELETE /comments/{id}/pin": ({"summary": "Unpin a comment"}, "comments.unpin", "own verb"),
    "PATCH /pets/{id}/calling": ({"summary": "Enable or disable calls"}, "pets.calling.update", "single"),
    "POST /pets/{id}/group": ({"summary": "Update the group"}, "pets.update_group", "value"),
    "POST /pets/{id}/token": ({"summary": "Create a token"}, "pets.create_token", "value"),
    "GET /pets/{id}/fields": ({"summary": "List all fields", "responses": VALUE}, "pets.fields.list", "collection"),
    "GET /pets/{id}/history": (
        {"operationId": "getPetEntries", "responses": LIST},
        "pets.history.list",
        "collection",
    ),
    "GET /latency": ({"operationId": "getLatency", "responses": LIST}, "latency.retrieve", "single"),
    "GET /pets/export": ({"operationId": "exportPets"}, "pets.export", "action"),
    "GET /sys/ha": ({"operationId": "ha"}, "sys.retrieve_ha", "value"),
    "GET /sys/ha-state": ({"operationId": "ha-state"}, "sys.ha_state", "action"),
    "POST /repos/{id}/test-runs": ({"operationId": "tests/create"}, "repos.test_runs.create", "collection"),
    "POST /blobs": ({"operationId": "Blobs_Seal", "summary": "Seal blobs"}, "blobs.seal", "own verb"),
    "POST /forward": ({"tags": ["recurring"]}, "forward.create", "collection"),
    "POST /validate": ({"summary": "Validate a pet", "tags": ["Pet tools"]}, "pet_tools.validate", "action"),
    "POST /validate ": ({"summary": "Validate a pet", "tags": ["Validate"]}, "validate", "action"),
    "GET /{id}": ({"tags": ["pets", "animals"], "responses": ONE}, "pets.retrieve", "tag"),
}


@pytest.mark.parametrize("route", WORDING)
def test_what_the_author_says(route: str) -> None:
    node, call, rule = WORDING[route]
    named = _named({route: node})[route.rstrip()]
    assert (str(named), named.rule) == (call, rule)


@pytest.mark.parametrize(
    ("path", "method", "identifier", "name"),
    [
        ("/items/", "get", "read_items_items__get", "read_items"),
        ("/items/{item_id}", "put", "update_item_items__item_id__put", "update_item"),
        ("/v1/items", "get", "read_items_items_get", "read_items"),
        ("/", "get", "home__get", "home"),
        ("/items", "get", "items_get", "items_get"),
        ("/items", "get", "readItems", "readItems"),
        ("/items", "get", "_items_get", "_items"),
    ],
)
def test_operation_ids_of_fastapi_are_reduced(path: str, method: str, identifier: str, name: str) -> None:
    declared = [parameter(each[1:-1], "path") for each in path.split("/") if each.startswith("{")]
    assert reduced(operation(path, method, operationId=identifier, parameters=declared)) == name


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


GIVEN: dict[str, tuple[Node, str, str]] = {
    "fern": ({"x-fern-sdk-group-name": "animals", "x-fern-sdk-method-name": "showAll"}, "animals.show_all", "x-fern"),
    "fern, nested": (
        {"x-fern-sdk-group-name": ["admin", "animalHouse"], "x-fern-sdk-method-name": "show"},
        "admin.animal_house.show",
        "x-fern",
    ),
    "fern, only the method": ({"x-fern-sdk-method-name": "show"}, "pets.show", "x-fern"),
    "fern, only the group": ({"x-fern-sdk-group-name": "animals"}, "animals.list", "x-fern"),
    "speakeasy": (
        {"x-speakeasy-group": "zoo.animals", "x-speakeasy-name-override": "get-all"},
        "zoo.animals.get_all",
        "x-speakeasy",
    ),
    "speakeasy, several groups": ({"x-speakeasy-group": ["zoo", "farm"]}, "zoo.list", "x-speakeasy"),
    "speakeasy, by a pattern": ({"operationId": "fetchPets"}, "pets.obtain", "x-speakeasy"),
    "fern goes first": ({"x-fern-sdk-method-name": "a", "x-speakeasy-name-override": "b"}, "pets.a", "x-fern"),
    "ours goes first": ({"x-specmint-name": "a.b", "x-fern-sdk-method-name": "a"}, "a.b", "x-specmint-name"),
    "what is no name": (
        {"x-fern-sdk-group-name": {"a": 1}, "x-fern-sdk-method-name": 3, "x-speakeasy-group": " "},
        "pets.list",
        "collection",
    ),
    "what is no identifier": ({"x-fern-sdk-method-name": "import os; x()"}, "pets.import_os_x", "x-fern"),
    "what the client has": (
        {"x-fern-sdk-group-name": "close", "x-fern-sdk-method-name": "str"},
        "close_.str_",
        "x-fern",
    ),
}


@pytest.mark.parametrize("case", GIVEN)
def test_names_given_for_other_generators(case: str) -> None:
    node, call, rule = GIVEN[case]
    overrides: list[Any] = [
        {"operationId": "(", "methodNameOverride": "broken"},
        {"operationId": "^other", "methodNameOverride": "other"},
        {"operationId": "^fetch", "methodNameOverride": "obtain"},
        {"operationId": "^fetch"},
        "nothing",
    ]
    rest: Any = {"x-speakeasy-name-override": overrides}
    described = api({"/pets": {"get": {"responses": LIST, **node}}}, **rest)
    [named] = call_names(Schemas(described.document), described.operations, {}).values()
    assert (str(named), named.rule) == (call, rule)


CLASHES: dict[str, tuple[dict[str, Node], dict[str, str]]] = {
    "the operation that has a name by a rule yields to one with an explicit name": (
        {"GET /pets/{id}": {}, "GET /z": {"x-specmint-name": "pets.retrieve"}},
        {"GET /pets/{id}": "pets.retrieve_by_id", "GET /z": "pets.retrieve"},
    ),
    "two methods for one thing": (
        {"POST /pets/{id}": {}, "PUT /pets/{id}": {}, "PATCH /pets/{id}": {}},
        {"PATCH /pets/{id}": "pets.update", "POST /pets/{id}": "pets.update_post", "PUT /pets/{id}": "pets.replace"},
    ),
    "one thing and all of them": (
        {"DELETE /pets/{id}": {}, "DELETE /pets": {}},
        {"DELETE /pets/{id}": "pets.delete", "DELETE /pets": "pets.delete_bulk"},
    ),
    "an action called like a resource": (
        {"POST /pets/{id}/home": {}, "GET /pets/home/{id}": {}},
        {"POST /pets/{id}/home": "pets.create_home", "GET /pets/home/{id}": "pets.home.retrieve"},
    ),
    "a resource called like a method that keeps its name": (
        {"POST /z": {"x-specmint-name": "pets.home"}, "GET /pets/home/{id}": {}},
        {"POST /z": "pets.home", "GET /pets/home/{id}": "pets.home_.retrieve"},
    ),
    "an action in two methods": (
        {
            "POST /pets/{id}/feed": {},
            "PUT /pets/{id}/feed": {"x-fern-sdk-group-name": "pets", "x-fern-sdk-method-name": "feed"},
        },
        {"POST /pets/{id}/feed": "pets.feed", "PUT /pets/{id}/feed": "pets.update_feed"},
    ),
    "two paths that differ in what is left out": (
        {"GET /pets/{id}": {"operationId": "getPet"}, "GET /api/pets/{id}": {"operationId": "getOldPet"}},
        {"GET /api/pets/{id}": "pets.get_old_pet", "GET /pets/{id}": "pets.retrieve"},
    ),
    "two paths that differ in their parameters": (
        {"GET /pets/toys": {"responses": LIST}, "GET /pets/{id}/toys": {"responses": LIST}},
        {"GET /pets/toys": "pets.toys.list", "GET /pets/{id}/toys": "pets.toys.list_by_id"},
    ),
    "the path tells apart what nothing else does": (
        {"GET /pets/{id}": {}, "GET /api/pets/{id}": {}, "GET /rest/pets/{id}": {}},
        {
            "GET /api/pets/{id}": "pets.retrieve_by_id",
            "GET /pets/{id}": "pets.retrieve",
            "GET /rest/pets/{id}": "pets.get_rest_pets_id",
        },
    ),
}


@pytest.mark.parametrize("case", CLASHES)
def test_clash(case: str) -> None:
    paths, expected = CLASHES[case]
    assert _calls(paths) == expected


def test_numbers_are_the_last_resort() -> None:
    taken = {f"GET /{path}": {"x-specmint-name": "pets.same"} for path in ("x-y", "x_y", "x.y", "x y", "x~y")}
    assert sorted(_calls(taken).values()) == [
        "pets.get_x_y",
        "pets.get_x_y_2",
        "pets.get_x_y_3",
        "pets.get_x_y_4",
        "pets.same",
    ]


def test_rules_of_clashing_names_say_so() -> None:
    named = _named({"POST /pets/{id}": {}, "PUT /pets/{id}": {}})
    assert {each.rule for each in named.values()} == {"item", "item, made distinct"}


def test_a_name_of_the_lock_stays() -> None:
    paths: dict[str, Node] = {"GET /pets": {}, "GET /dogs": {"x-specmint-name": "dogs.all"}, "GET /cats": {}}
    kept = {"GET /pets": "animals.every_one", "GET /dogs": "dogs.before", "GET /gone": "cats.list"}
    named = _named(paths, {}, Names(calls=kept))
    assert {key: (str(each), each.rule) for key, each in named.items()} == {
        "GET /pets": ("animals.every_one", "lock"),
        "GET /dogs": ("dogs.all", "x-specmint-name"),
        "GET /cats": ("cats.list", "collection"),
    }


def test_what_comes_later_goes_around_the_names_of_the_lock() -> None:
    paths: dict[str, Node] = {"POST /z/{id}/home": {}, "GET /pets/{id}": {}, "GET /pets/home/{id}": {}}
    kept = Names(calls={"POST /z/{id}/home": "pets.home"})
    assert {key: str(each) for key, each in _named(paths, {}, kept).items()} == {
        "POST /z/{id}/home": "pets.home",
        "GET /pets/{id}": "pets.retrieve",
        "GET /pets/home/{id}": "pets.home_.retrieve",
    }


@pytest.mark.parametrize(
    "name",
    [
        "", ".", "pets.", "pets.class", "__import__('os').system('x')", "pets.list\nimport os", "pets._x", "Pets.list",
        "pets.líst", "close.list", "pets.str", "pets.__init__", "pets.self", "x" * 201, "pets.2", "pets. list",
    ],
)  # fmt: skip
def test_a_name_of_the_lock_that_we_could_not_have_given_is_ignored(name: str) -> None:
    named = _named({"GET /pets": {"responses": LIST}}, {}, Names(calls={"GET /pets": name}))
    assert [str(each) for each in named.values()] == ["pets.list"]


def _calls(operations: dict[str, Node]) -> dict[str, str]:
    return {key: str(call) for key, call in _named(operations).items()}


def _named(
    operations: dict[str, Node], explicit: dict[str, str] | None = None, kept: Names = NOTHING
) -> dict[str, Any]:
    paths: Node = {}
    for route, node in operations.items():
        method, _, path = route.rstrip().partition(" ")
        declared = [parameter(name, "path") for name in re.findall(r"{(\w+)}", path)]
        paths.setdefault(path, {})[method.lower()] = {"parameters": declared, "responses": DONE, **node}
    described = api(paths)
    return call_names(Schemas(described.document), described.operations, explicit or {}, kept)
