"""Servers chosen by name, and those that operations have of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from specmint.runtime.calls import Operation, Returns
from specmint.runtime.errors import ClientError, ConfigurationError
from specmint.runtime.servers import ServerChoices, ServerTemplate
from tests.runtime.pets import Client, answering

if TYPE_CHECKING:
    from collections.abc import Mapping

SERVERS = ServerChoices(
    {
        "main": ServerTemplate(
            "https://{region}.pets.example/{version}",
            defaults={"region": "eu", "version": "v1"},
            values={"region": ("eu", "us")},
        ),
        "test": ServerTemplate("https://test.pets.example"),
    },
    own={"files": ServerTemplate("https://files-{region}.pets.example", defaults={"region": "eu"})},
)
LIST: Operation[None] = Operation("pets.list", method="GET", path="/pets", responses=(Returns("204"),))
UPLOAD: Operation[None] = Operation(
    "pets.upload", method="POST", path="/files", responses=(Returns("204"),), server="files"
)


def reached(base_url: str | Mapping[str, str] | None) -> list[str]:
    """Where a client sends a call of the API's server, and one of another."""
    seen: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url))
        return httpx.Response(204)

    client = Client(answering(handle), base_url=base_url)
    client.send(LIST.call({}))
    client.send(UPLOAD.call({}))
    return seen


def test_an_operation_with_a_server_of_its_own_goes_there() -> None:
    assert reached(SERVERS.urls(None)) == ["https://eu.pets.example/v1/pets", "https://files-eu.pets.example/files"]


def test_a_server_is_chosen_by_name_and_its_variables_by_value() -> None:
    assert reached(SERVERS.urls(None, "test"))[0] == "https://test.pets.example/pets"
    given = SERVERS.urls(None, "main", {"region": "us", "version": None})
    assert reached(given) == ["https://us.pets.example/v1/pets", "https://files-us.pets.example/files"]


def test_a_base_url_holds_for_every_operation_but_single_servers_have_another() -> None:
    assert reached("http://localhost/x") == ["http://localhost/x/pets", "http://localhost/x/files"]
    assert reached(SERVERS.urls("http://localhost")) == ["http://localhost/pets", "http://localhost/files"]
    given = SERVERS.urls(None, server_urls={"files": "http://localhost:1"})
    assert reached(given) == ["https://eu.pets.example/v1/pets", "http://localhost:1/files"]
    both = SERVERS.urls("http://a", server_urls={"files": "http://b"})
    assert reached(both) == ["http://a/pets", "http://b/files"]


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no such server": ({"server": "prod"}, "server must be 'main' or 'test', and not 'prod'"),
    "no such value": ({"variables": {"region": "mars"}}, "has no region 'mars', but 'eu' or 'us'"),
    "a variable of another server": ({"server": "test", "variables": {"version": "v2"}}, "has no variable 'version'"),
    "a server beside a URL": ({"base_url": "http://a", "server": "test"}, "so that 'server' cannot be chosen"),
    "a value beside a URL": ({"base_url": "http://a", "variables": {"region": "us"}}, "so that 'region' cannot"),
    "a URL for no server": ({"server_urls": {"fils": "http://a"}}, "server_urls has no 'fils', but 'files'"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_the_document_does_not_have_is_refused(case: str) -> None:
    given, message = REFUSED[case]
    with pytest.raises(ConfigurationError, match=message) as caught:
        SERVERS.urls(**{"base_url": None, **given})
    assert isinstance(caught.value, ClientError)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("version", ["?", "v1?a=b", "v1#", "v 1"])
def test_the_value_of_a_variable_stays_within_its_server(version: str) -> None:
    with pytest.raises(ConfigurationError, match="base_url must be like"):
        Client(base_url=SERVERS.urls(None, variables={"version": version}))
