"""Paths that have a query, a fragment or no slash."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from specmint.runtime.calls import Operation, Parameter, RequestOptions, Returns
from specmint.runtime.checks import checker_for
from specmint.runtime.outgoing import CALL_EXTENSION
from specmint.runtime.requests import wire_request
from specmint.runtime.urls import route_of
from tests.runtime.pets import API, MockedClient

ROUTES = {
    "/pets": ("/pets", []),
    "/pets?beta=true&raw": ("/pets", ["beta=true", "raw"]),
    "/pets?beta=#make?x=1": ("/pets", ["beta="]),
    "/pets#make": ("/pets", []),
    "/pets?q={term}&a=1&{rest}": ("/pets", ["a=1"]),
    "/pets?a=b=c&&d=%20é\r\n": ("/pets", ["a=b=c", "d=%20%C3%A9%0D%0A"]),
    "?Action=List": ("", ["Action=List"]),
    "pets": ("/pets", []),
    ".evil.example/x": ("/.evil.example/x", []),
    "": ("", []),
}


@pytest.mark.parametrize("template", ROUTES)
def test_a_template_is_taken_apart(template: str) -> None:
    route = route_of(template)
    assert (route.path, list(map(str, route.constants))) == ROUTES[template]


def operation(path: str, *names: str) -> Operation[Any]:
    parameters = tuple(Parameter(each, "query") for each in names)
    return Operation("pets.list", method="GET", path=path, parameters=parameters, responses=(Returns("204"),))


def sent(path: str, arguments: dict[str, object], **options: Any) -> list[str]:
    call = operation(path, *arguments).call(arguments)
    return list(map(str, wire_request(call, RequestOptions(**options), checker_for(API.schemas)).query))


def test_constants_come_first_and_whoever_gives_their_name_replaces_them() -> None:
    path = "/pets?beta=true&limit=1"
    assert sent(path, {}) == ["beta=true", "limit=1"]
    assert sent(path, {"limit": 5}) == ["beta=true", "limit=5"]
    assert sent(path, {"limit": 5}, extra_query={"beta": False}) == ["limit=5", "beta=false"]


@pytest.mark.parametrize("path", ["/pets?beta=true&raw", "pets?beta=true#x", ".evil.example?a"])
def test_a_request_stays_with_its_server_and_arrives(path: str) -> None:
    client = MockedClient()
    client.mock.respond(204)
    client.send(operation(path).call({}))
    received = client.mock.requests[0]
    assert received.path == f"/v1{route_of(path).path}"
    assert [name for name, _ in received.query] == [pair.name for pair in route_of(path).constants]


def test_the_mock_misses_a_constant() -> None:
    client = MockedClient()
    call = operation("/pets?beta=true").call({})
    request = httpx.Request("GET", f"{API.base_url}/pets", extensions={CALL_EXTENSION: call})
    with pytest.raises(AssertionError, match="the constant beta=true of the path is missing from the query"):
        client.mock.handle_request(request)
