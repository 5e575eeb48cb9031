from __future__ import annotations

import pytest

from specmint.ir.diagnostics import SpecmintError
from specmint.schemas.view import Schemas
from specmint.selection import check_names, selected
from specmint.stages.name import call_names
from tests.documents import DONE, Node, api, parameter

PATHS: Node = {
    "/pets": {
        "get": {"operationId": "listPets", "tags": ["reading"], "responses": DONE},
        "post": {"operationId": "makePet", "tags": ["writing"], "responses": DONE},
    },
    "/pets/{id}": {"get": {"parameters": [parameter("id", "path")], "tags": ["reading"], "responses": DONE}},
    "/owners": {"get": {"responses": DONE}},
}
API = api(PATHS)
ALL = ["GET /owners", "GET /pets", "GET /pets/{id}", "POST /pets"]


def _selected(select: list[str], exclude: list[str]) -> list[str]:
    calls = call_names(Schemas(API.document), API.operations, {})
    return sorted(each.key for each in selected(API, calls, select, exclude))


@pytest.mark.parametrize(
    ("select", "exclude", "chosen"),
    [
        ([], [], ALL),
        (["pets.*"], [], ALL[1:]),
        (["pets.list"], [], ["GET /pets"]),
        (["GET /pets*"], [], ["GET /pets", "GET /pets/{id}"]),
        (["get /pets"], [], ["GET /pets"]),
        (["* /pets"], [], ["GET /pets", "POST /pets"]),
        (["listPets"], [], ["GET /pets"]),
        (["writing"], [], ["POST /pets"]),
        (["reading", "owners.*"], [], ["GET /owners", "GET /pets", "GET /pets/{id}"]),
        (["pets.*"], ["reading"], ["POST /pets"]),
        ([], ["owners.list"], ALL[1:]),
        (["*[st]"], [], ["GET /owners", "GET /pets", "POST /pets"]),
    ],
)
def test_selection(select: list[str], exclude: list[str], chosen: list[str]) -> None:
    assert _selected(select, exclude) == chosen


@pytest.mark.parametrize(
    ("select", "exclude", "names"),
    [
        (["dogs.*"], [], ["unmatched-selection"]),
        (["dogs.*", "cats.*"], ["PETS.*"], ["unmatched-selection"] * 3),
        (["pets.*"], ["pets.*"], ["nothing-selected"]),
    ],
)
def test_selections_that_take_nothing_are_told(select: list[str], exclude: list[str], names: list[str]) -> None:
    with pytest.raises(SpecmintError) as caught:
        _selected(select, exclude)
    assert [each.rule.name for each in caught.value.diagnostics] == names


def test_names_of_operations_that_are_there_are_good() -> None:
    check_names(API, {"GET /pets": "pets.all", "GET /owners": "owners"})


def test_configured_names_of_operations_that_are_not_there_are_told() -> None:
    with pytest.raises(SpecmintError) as caught:
        check_names(API, {"GET /dogs": "dogs.list", "GET /pets": "pets.all", "get /pets": "pets.all"})
    assert [each.rule.name for each in caught.value.diagnostics] == ["unknown-operation"] * 2
    assert "'GET /dogs'" in caught.value.diagnostics[0].message
