from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from specmint.api.selecting.selection import Candidate, check_names, operation_candidates, selected, webhook_candidates
from specmint.ir.catalog import CallName
from specmint.ir.diagnostics import SpecmintError
from tests.documents import DONE, Node, api, parameter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specmint.ir.diagnostics import Diagnostic

ID = parameter("id", "path")
PATHS: Node = {
    "/pets": {
        "get": {"operationId": "listPets", "tags": ["reading", "All Pets"], "responses": DONE},
        "post": {
            "operationId": "makePet",
            "tags": ["writing"],
            "responses": DONE,
            "callbacks": {"born": {"{$request.body#/url}": {"post": {"responses": DONE}}}},
        },
    },
    "/pets/{id}": {"get": {"parameters": [ID], "tags": ["reading"], "responses": DONE}},
    "/pets/{id}/toys": {"get": {"parameters": [ID], "responses": DONE}},
    "/owners": {"get": {"responses": DONE}},
}
WEBHOOKS = {"petSold": {"post": {"tags": ["news"], "responses": DONE}}, "petLost": {"post": {"responses": DONE}}}
API = api(PATHS, webhooks=WEBHOOKS)
OWNERS, LIST, CREATE, RETRIEVE, TOYS = (
    "GET /owners",
    "GET /pets",
    "POST /pets",
    "GET /pets/{id}",
    "GET /pets/{id}/toys",
)
SOLD, LOST = "WEBHOOK POST petSold", "WEBHOOK POST petLost"
BORN = "CALLBACK POST POST /pets born/{$request.body#/url}"
PETS = {LIST, CREATE, RETRIEVE, TOYS, BORN}
CALLS = {
    OWNERS: CallName(("owners",), "list", "given"),
    LIST: CallName(("pets",), "list", "given"),
    CREATE: CallName(("pets",), "create", "given"),
    RETRIEVE: CallName(("pets",), "retrieve", "given"),
    TOYS: CallName(("pets", "toys"), "list", "given"),
}
FUNCTIONS = {SOLD: "pet_sold", LOST: "pet_lost", BORN: "pets_create_born"}


def _candidates() -> tuple[Candidate, ...]:
    return (*operation_candidates(API.operations, CALLS), *webhook_candidates(API.webhooks, FUNCTIONS))


def _selected(select: Sequence[str], exclude: Sequence[str] = ()) -> set[str]:
    return {each.key for each in selected(_candidates(), select, exclude, "spec.json")}


def _problems(select: Sequence[str], exclude: Sequence[str] = ()) -> tuple[Diagnostic, ...]:
    with pytest.raises(SpecmintError) as caught:
        _selected(select, exclude)
    return caught.value.diagnostics


def test_nothing_said_takes_everything() -> None:
    assert _selected([]) == {OWNERS, SOLD, LOST, *PETS}


@pytest.mark.parametrize(
    ("pattern", "chosen"),
    [
        ("pets.*", PETS),
        ("pets", PETS),
        ("pets.toys", {TOYS}),
        ("pets.list", {LIST}),
        ("*.list", {LIST, OWNERS, TOYS}),
        ("pet?.l?st", {LIST}),
        ("GET /pets", {LIST}),
        ("get /pets", {LIST}),
        ("GET /pets*", {LIST, RETRIEVE, TOYS}),
        ("GET /pets/*", {RETRIEVE, TOYS}),
        ("* /pets", {LIST, CREATE, BORN}),
        ("GET *", {OWNERS, LIST, RETRIEVE, TOYS}),
        ("/pets", {LIST, CREATE, BORN}),
        ("/pets/{id}/*", {TOYS}),
        ("listPets", {LIST}),
        ("list*", {LIST}),
        ("writing", {CREATE, BORN}),
        ("All Pets", {LIST}),
        ("*", {OWNERS, SOLD, LOST, *PETS}),
        ("webhooks.*", {SOLD, LOST, CREATE, BORN}),
        ("WEBHOOK pet*", {SOLD, LOST}),
        ("webhook petSold", {SOLD}),
        ("news", {SOLD}),
    ],
)
def test_a_pattern_takes_what_it_names(pattern: str, chosen: set[str]) -> None:
    assert _selected([pattern]) == chosen


def test_patterns_add_up() -> None:
    assert _selected(["reading", "owners.*", "owners.*"]) == {OWNERS, LIST, RETRIEVE}


def test_what_is_excluded_is_not_taken() -> None:
    assert _selected([], ["pets.*"]) == {OWNERS, SOLD, LOST}
    assert _selected(["pets.*"], ["reading", "/pets/{id}/*"]) == {CREATE, BORN}


def test_a_callback_is_taken_with_its_operation_and_excluded_by_itself() -> None:
    assert _selected(["pets.create"]) == {CREATE, BORN}
    assert _selected(["pets.create"], ["CALLBACK born"]) == {CREATE}
    assert BORN not in _selected([], ["pets.create"])


def test_case_matters_but_in_methods() -> None:
    assert [each.rule.name for each in _problems(["PETS.*", "listpets", "GET /Pets"])] == ["unmatched-selection"] * 3


@pytest.mark.parametrize(
    ("pattern", "suggestion"),
    [
        ("pet.*", "pets.*"),
        ("PETS.LIST", "pets.list"),
        ("pets.toy.list", "pets.toys.list"),
        ("GET /pet", "GET /pets"),
        ("PUT /owners", "GET /owners"),
        ("/pets/{pet}", "/pets/{id}"),
        ("/pet/{id}/*", "/pets/{id}/*"),
        ("listPet", "listPets"),
        ("all pets", "All Pets"),
        ("petSould", "petSold"),
    ],
)
def test_a_mistyped_pattern_is_told_with_what_was_meant(pattern: str, suggestion: str) -> None:
    (problem,) = _problems([pattern])
    assert problem.message == f"The selection '{pattern}' matches no operation (did you mean '{suggestion}'?)."
    assert (problem.source, problem.listing) == ("spec.json", ())


def test_a_pattern_like_nothing_at_all_is_told() -> None:
    (problem,) = _problems(["xyzzy"])
    assert problem.message == "The selection 'xyzzy' matches no operation."


def test_every_pattern_that_takes_nothing_is_told_once() -> None:
    problems = _problems(["dogs.*", "cats.*", "dogs.*"], ["birds.*"])
    assert [each.rule.name for each in problems] == ["unmatched-selection"] * 3


def test_a_selection_of_nothing_is_told() -> None:
    assert [each.rule.name for each in _problems(["pets.*"], ["pets.*"])] == ["nothing-selected"]


@pytest.mark.parametrize("text", ["a.b", "a[b]", "a{1}", "(a", "a\\", "^a$", "a|b", "[!a]"])
def test_all_but_two_characters_of_a_pattern_stand_for_themselves(text: str) -> None:
    candidate = Candidate("GET /a", "a.list", "GET", f"/{text}", (text,), ())
    assert candidate.is_taken_by(text)
    assert candidate.is_taken_by(f"/{text}")
    assert not candidate.is_taken_by(f"{text}x")


def test_names_of_operations_that_are_there_are_good() -> None:
    check_names([LIST, OWNERS], {LIST: "pets.all", OWNERS: "owners"}, "spec.json")


def test_configured_names_of_operations_that_are_not_there_are_told() -> None:
    with pytest.raises(SpecmintError) as caught:
        check_names([LIST], {"GET /dogs": "dogs.list", LIST: "pets.all", "get /pets": "pets.all"}, "spec.json")
    assert [each.rule.name for each in caught.value.diagnostics] == ["unknown-operation"] * 2
    assert "'GET /dogs'" in caught.value.diagnostics[0].message
