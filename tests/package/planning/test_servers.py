"""What servers are called, and what a client takes to choose one."""

from __future__ import annotations

import pytest

from specmint.ir.api import Server
from specmint.package.planning.servers import planned_servers, server_names
from tests.documents import DONE, Node, api

SPEAKING: dict[str, tuple[Server, str]] = {
    "its name": (Server("https://a.example", (), "Production server", "EU-West"), "eu_west"),
    "a short description": (Server("https://a.example", (), "The production server."), "production"),
    "the host": (
        Server("https://uploads.example.com/v1", (), "Takes files of all kinds and sizes, day and night"),
        "uploads",
    ),
    "the host behind www": (Server("https://www.example.com", (), ""), "example"),
    "the host beside a variable": (Server("https://{region}.data.example.com", (), ""), "data"),
    "a host that is a variable": (Server("https://{host}", (), ""), "host"),
    "nothing": (Server("https://é", (), ""), "https_e"),
}


@pytest.mark.parametrize("case", SPEAKING)
def test_a_server_is_called_by_what_it_says(case: str) -> None:
    server, name = SPEAKING[case]
    assert server_names([server]) == {server: name}


def test_two_servers_have_two_names_and_one_url_has_one() -> None:
    urls = ("https://a.example", "https://a.example/beta", "http://a.example", "https://a.example:8443")
    servers = [Server(url, (), "") for url in urls]
    assert list(server_names(servers).values()) == ["a", "a_beta", "http_a", "a_example8443"]
    again = Server("https://a.example", (), "Production")
    assert server_names([servers[0], again]) == {servers[0]: "a", again: "a"}


def test_one_complete_url_is_no_choice() -> None:
    assert planned_servers(api({"/a": {"get": {"responses": DONE}}}), set()) is None


def test_variables_become_arguments_of_their_own() -> None:
    first: Node = {"timeout": {"default": "1"}, "region": {"default": "eu", "enum": ["eu"]}}
    second: Node = {"region": {"default": "us", "enum": ["us"]}}
    servers = [
        {"url": "https://a.example/{timeout}/{region}", "variables": first},
        {"url": "https://b.example/{region}", "variables": second},
    ]
    taken = {"timeout"}
    planned = planned_servers(api({}, servers=servers), taken)
    assert planned is not None
    assert [(each.argument, each.name, each.type) for each in planned.variables] == [
        ("timeout2", "timeout", "str"),
        ("region", "region", 'Literal["eu", "us"]'),
    ]
    assert taken >= {"server", "server_urls", "timeout2", "region"}
    assert planned.choices[0].values == {"region": ("eu",)}
