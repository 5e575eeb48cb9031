"""Where an API and its operations are found."""

from __future__ import annotations

from typing import Any

import pytest

from specmint.api.resolving.stage import resolve
from specmint.document.reading.servers import with_absolute_servers
from tests.documents import DONE, Node, document

API = "https://api.example.com/v1"


def found(paths: Node, servers: Any) -> tuple[list[str], dict[str, str], list[str]]:
    """The URLs of the API's servers, those of the operations that have their own, and the names of what was found."""
    resolved = resolve(document(paths, servers=servers))
    own = {each.key: each.server.default_url for each in resolved.api.operations if each.server}
    return (
        [each.default_url for each in resolved.api.servers],
        own,
        [each.rule.name for each in resolved.diagnostics],
    )


def one(path: str, *urls: str, at: str = "operation", **item: Any) -> Node:
    """A path item whose only operation has servers of its own, or whose path has."""
    servers = {"servers": [{"url": url} for url in urls]}
    get = {"responses": DONE, **(servers if at == "operation" else {})}
    return {path: {"get": get, **(servers if at == "path" else {}), **item}}


@pytest.mark.parametrize("at", ["operation", "path"])
def test_an_operation_may_have_a_server_of_its_own(at: str) -> None:
    assert found(one("/a", "https://b.example", at=at), [{"url": API}]) == ([API], {"GET /a": "https://b.example"}, [])


def test_the_servers_of_an_operation_go_before_those_of_its_path() -> None:
    paths = one("/a", "https://b.example", servers=[{"url": "https://c.example"}])
    assert found(paths, [{"url": API}])[1] == {"GET /a": "https://b.example"}


def test_the_servers_behind_a_referenced_path_item_count() -> None:
    items = {"pathItems": {"A": one("/a", "https://b.example", at="path")["/a"]}}
    resolved = resolve(document({"/a": {"$ref": "#/components/pathItems/A"}}, components=items))
    assert [each.server.url for each in resolved.api.operations if each.server] == ["https://b.example"]


ODD: dict[str, tuple[Node, dict[str, str], list[str]]] = {
    "the same as the API's": (one("/a", f"{API}/"), {}, []),
    "a relative one": (one("/a", "/beta"), {"GET /a": "https://api.example.com/beta"}, []),
    "no http": (one("/a", "wss://api.example.com"), {}, ["unusable-own-server"]),
    "a variable without a value": (one("/a", "https://{x}.example.com"), {}, ["unusable-own-server"]),
    "no port": (one("/a", "https://a.example:x/"), {}, ["unusable-own-server"]),
    "one of several": (one("/a", "https://b.example", API), {"GET /a": "https://b.example"}, ["other-servers"]),
    "doubled as text": (one("/beta/a", f"{API}/beta"), {}, ["doubled-server-path"]),
    "another path": (one("/a", f"{API}/beta"), {"GET /a": f"{API}/beta"}, []),
    "above the API's": (one("/a", "https://api.example.com"), {"GET /a": "https://api.example.com"}, []),
}


@pytest.mark.parametrize("case", ODD)
def test_odd_servers_of_operations(case: str) -> None:
    paths, own, rules = ODD[case]
    assert found(paths, [{"url": API}]) == ([API], own, rules)


def test_a_server_that_repeats_what_a_parameter_stands_for_is_doubled() -> None:
    parameter = {"name": "v", "in": "path", "required": True, "schema": {"enum": ["beta"]}}
    paths = one("/{v}/a", f"{API}/beta", parameters=[parameter])
    assert found(paths, [{"url": API}]) == ([API], {}, ["doubled-server-path"])


def test_servers_that_cannot_be_chosen_are_told() -> None:
    assert found({}, [{"url": API}, {"url": "/x"}]) == ([API], {}, ["unusable-server-choice"])


def test_an_api_without_servers_has_those_that_all_operations_share() -> None:
    shared = one("/a", "https://a.example", "https://b.example", at="path")
    assert found(shared, []) == (["https://a.example", "https://b.example"], {}, [])
    several = {**one("/a", "https://a.example"), **one("/b", "https://b.example")}
    assert found(several, []) == ([], {"GET /a": "https://a.example", "GET /b": "https://b.example"}, [])
    lonely = {**one("/a", "https://a.example"), "/b": {"get": {"responses": DONE}}}
    assert found(lonely, []) == ([], {"GET /a": "https://a.example"}, ["unusable-server"])


def test_variables_have_defaults_and_values() -> None:
    variables = {"v": {"default": 2, "enum": ["1", 2, "2"], "description": "Which."}}
    api = resolve(document(servers=[{"url": "https://a.example/{v}", "variables": variables, "name": "Main"}])).api
    (server,) = api.servers
    assert (server.name, server.default_url) == ("Main", "https://a.example/2")
    assert [(each.default, each.values, each.description) for each in server.variables] == [("2", ("1", "2"), "Which.")]


def test_servers_in_a_document_from_a_url_are_relative_to_it() -> None:
    tree = with_absolute_servers(
        {"paths": {**one("/a", "x"), "/b": one("", "../y", at="path")[""]}}, "https://a.example/d/o"
    )
    assert tree["servers"] == [{"url": "https://a.example/"}]
    assert tree["paths"]["/a"]["get"]["servers"] == [{"url": "https://a.example/d/x"}]
    assert tree["paths"]["/b"]["servers"] == [{"url": "https://a.example/y"}]
    assert with_absolute_servers({"paths": {"/a": 7}, "servers": 7}, "https://a.example")["servers"] == 7
