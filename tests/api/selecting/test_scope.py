"""Only what a selection reaches is there afterwards, and only that is talked about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from specmint.api.selecting.scope import scope_of
from specmint.building.batches import BuildContext
from specmint.ir.client import ClientConfig
from specmint.ir.diagnostics import SpecmintError
from specmint.pipeline import assemble
from tests.documents import DONE, Node, answer, body, parameter, reference
from tests.pipeline.alone import package, read

if TYPE_CHECKING:
    from specmint.api.selecting.scope import Scope
    from specmint.pipeline import Built

LEAF: Node = {"type": "object", "properties": {"x": {"type": "string"}}}
BROKEN = "/broken/../x"
"""A path that no request can be made for."""
TREE: Node = {
    "openapi": "3.1.0",
    "info": {"title": "Pets", "version": "1"},
    "servers": [{"url": "https://api.example.com"}],
    "paths": {
        "/pets": {
            "get": {"responses": answer(reference("Pet")), "security": [{"key": []}]},
            "post": {"requestBody": body(reference("Pet")), "responses": DONE, "security": [{"token": []}]},
        },
        "/pets/{id}": {
            "post": {"parameters": [parameter("id", "path")], "responses": DONE, "tags": ["items"]},
            "patch": {"parameters": [parameter("id", "path")], "responses": DONE, "tags": ["items"]},
        },
        BROKEN: {"get": {"operationId": "broken", "tags": ["bad"], "responses": answer(reference("Gone"))}},
    },
    "webhooks": {"sold": {"post": {"requestBody": body(reference("Sale")), "responses": DONE}}},
    "components": {
        "schemas": {"Pet": LEAF, "Sale": LEAF, "Bad": {"type": "string", "default": 7}},
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "token": {"type": "http", "scheme": "bearer"},
        },
    },
}


def _client(**settings: Any) -> ClientConfig:
    return ClientConfig("pets", "spec.json", "spec.json", Path(), "pets", formatter="ruff", **settings)


def _scope(**settings: Any) -> Scope:
    return scope_of(read(TREE), _client(**settings))


def _built(**settings: Any) -> Built:
    client = _client(fixtures="none", **settings)
    return assemble(client, scope_of(read(TREE), client), lambda _: None, BuildContext())


def _calls(scope: Scope) -> dict[str, str]:
    return {key: str(call) for key, call in scope.calls.items()}


def test_without_a_selection_there_is_everything_that_can_be_had() -> None:
    scope = _scope()
    assert set(scope.calls) == {"GET /pets", "POST /pets", "POST /pets/{id}", "PATCH /pets/{id}"}
    assert (scope.offered, len(scope.api.webhooks)) == (4, 1)


def test_a_selection_leaves_nothing_else() -> None:
    scope = _scope(select=("GET /pets",))
    assert set(scope.calls) == {"GET /pets"}
    assert (scope.offered, scope.api.webhooks, scope.functions) == (4, (), {})
    components = scope.api.document.tree["components"]
    assert (components["schemas"], components["securitySchemes"].keys()) == ({"Pet": LEAF}, {"key"})
    assert scope.api.security_schemes.keys() == {"key"}
    assert (scope.api.title, [each.url for each in scope.api.servers]) == ("Pets", ["https://api.example.com"])


def test_a_webhook_can_be_all_there_is() -> None:
    scope = _scope(select=("WEBHOOK sold",))
    assert (scope.calls, len(scope.api.webhooks)) == ({}, 1)
    assert scope.api.document.tree["components"]["schemas"] == {"Sale": LEAF}


def test_what_is_excluded_is_gone() -> None:
    scope = _scope(exclude=("/broken*", "items"))
    assert set(scope.calls) == {"GET /pets", "POST /pets"}
    assert len(scope.api.webhooks) == 1


def test_a_broken_operation_that_is_not_taken_costs_nothing() -> None:
    built = _built(select=("pets.*",))
    assert built.diagnostics == ()
    assert built.report.is_complete
    assert not _built(select=("pets.*", "broken")).report.is_complete


@pytest.mark.parametrize("pattern", ["GET /broken*", "/broken*", "broken", "bad", "broken.*"])
def test_a_broken_operation_that_is_taken_is_told(pattern: str) -> None:
    scope = _scope(select=(pattern, "GET /pets"))
    assert f"GET {BROKEN}" not in scope.calls
    assert [each.rule.name for each in scope.found_resolving] == ["operation-left-out"]
    assert BROKEN in scope.found_resolving[0].message


def test_a_broken_operation_may_have_a_configured_name() -> None:
    key = f"GET {BROKEN}"
    assert key not in _scope(names={key: "broken.retrieve"}).calls
    with pytest.raises(SpecmintError, match="'GET /gone'"):
        _scope(names={"GET /gone": "gone.retrieve"})


def test_a_client_is_named_without_regard_to_what_it_does_not_take() -> None:
    everything = _calls(_scope())
    patch, post = everything["PATCH /pets/{id}"], everything["POST /pets/{id}"]
    assert patch != post
    assert _calls(_scope(select=("PATCH /pets/{id}",))) == {"PATCH /pets/{id}": min(patch, post, key=len)}
    assert _calls(_scope(select=(patch,))).keys() == {"PATCH /pets/{id}"}


def test_a_selection_of_everything_changes_nothing() -> None:
    tree = {**TREE, "paths": {path: item for path, item in TREE["paths"].items() if path != BROKEN}}
    assert package(read(tree), "*") == package(read(tree))


def test_a_path_that_leads_nowhere_costs_nothing_else() -> None:
    tree = {**TREE, "paths": {"/gone": {"$ref": "#/components/pathItems/Gone"}, **TREE["paths"]}}
    scope = scope_of(read(tree), _client(select=("GET /pets",)))
    assert (set(scope.calls), scope.found_resolving) == ({"GET /pets"}, ())
    with pytest.raises(SpecmintError, match="'/gone' matches no operation"):
        scope_of(read(tree), _client(select=("/gone",)))
