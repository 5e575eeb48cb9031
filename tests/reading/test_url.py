"""Reading documents from URLs, without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from specmint.ir.diagnostics import SpecmintError
from specmint.reading import fetch
from specmint.reading.options import LoadOptions
from specmint.stages.load import load

if TYPE_CHECKING:
    from collections.abc import Callable

SPEC = "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths: {}\n"
URL = "https://api.example.com/v1/openapi.yaml"


def options(handler: Callable[[httpx.Request], httpx.Response], **more: object) -> LoadOptions:
    return LoadOptions(transport=httpx.MockTransport(handler), **more)  # type: ignore[arg-type]  # the options differ


def rule_broken(url: str, chosen: LoadOptions) -> str:
    with pytest.raises(SpecmintError) as caught:
        load(url, chosen)
    return caught.value.diagnostics[0].rule.name


@pytest.fixture(autouse=True)
def hosts(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    known = {
        "api.example.com": "93.184.215.14",
        "other.example.com": "93.184.215.15",
        "internal.example.com": "10.0.0.7",
    }

    def addresses_of(host: str) -> list[str]:
        if host not in known:
            raise OSError(-2, "Name or service not known")
        return [known[host]]

    monkeypatch.setattr(fetch, "addresses_of", addresses_of)
    return known


def test_a_document_is_fetched_with_the_headers_given() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        assert request.headers["authorization"] == "Bearer secret"
        return httpx.Response(200, text=SPEC)

    document = load(URL, options(answer, headers={"authorization": "Bearer secret"})).document
    assert (document.source, document.tree["info"]["title"]) == (URL, "Pets")


def test_the_document_itself_may_be_on_a_private_host() -> None:
    loaded = load("http://localhost:8000/openapi.json", options(lambda _: httpx.Response(200, text=SPEC)))
    assert loaded.document.version == "3.1.0"


def test_credentials_in_the_url_are_not_shown() -> None:
    chosen = options(lambda _: httpx.Response(404))
    with pytest.raises(SpecmintError) as caught:
        load("https://user:secret@api.example.com/openapi.yaml", chosen)
    diagnostic = caught.value.diagnostics[0]
    assert diagnostic.rule.name == "url-status"
    assert "secret" not in diagnostic.message + diagnostic.source
    document = load(
        "https://user:secret@api.example.com/a.yaml", options(lambda _: httpx.Response(200, text=SPEC))
    ).document
    assert document.source == "https://api.example.com/a.yaml"


def test_unreachable() -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        reason = "no route"
        raise httpx.ConnectError(reason, request=request)

    assert rule_broken(URL, options(fail)) == "url-unreachable"
    assert rule_broken("http://[bad", options(fail)) == "url-unreachable"


def test_too_large() -> None:
    assert rule_broken(URL, options(lambda _: httpx.Response(200, text=SPEC), size_limit=20)) == "document-too-large"


def test_redirects_are_followed() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/v1/openapi.yaml":
            return httpx.Response(302, headers={"location": "/latest.yaml"})
        assert request.headers["x-token"] == "1"
        return httpx.Response(200, text=SPEC)

    assert load(URL, options(answer, headers={"x-token": "1"})).document.source == URL


def test_a_redirect_to_another_host_takes_no_headers_along() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if "x-token" in request.headers:
            return httpx.Response(307, headers={"location": "https://other.example.com/a.yaml"})
        assert request.url.host == "93.184.215.15"
        assert request.headers["host"] == "other.example.com"
        assert request.extensions["sni_hostname"] == "other.example.com"
        return httpx.Response(200, text=SPEC)

    assert load(URL, options(answer, headers={"x-token": "1"})).document.version == "3.1.0"


def test_a_redirect_does_not_lead_into_a_private_network() -> None:
    chosen = options(lambda _: httpx.Response(302, headers={"location": "http://internal.example.com/"}))
    assert rule_broken(URL, chosen) == "private-address"


def test_endless_redirects() -> None:
    assert rule_broken(URL, options(lambda _: httpx.Response(302, headers={"location": URL}))) == "url-unreachable"


def test_a_remote_document_refers_to_files_beside_it_only_where_that_is_allowed() -> None:
    texts = {
        "/v1/openapi.yaml": SPEC + "components: {schemas: {Pet: {$ref: models.yaml#/Pet}}}\n",
        "/v1/models.yaml": "Pet: {type: object}\n",
    }

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, text=texts[request.url.path])

    loaded = load(URL, options(answer, allow_remote=True))
    assert loaded.document.tree["components"]["schemas"] == {"Pet": {"type": "object"}}
    refused = load(URL, options(answer))
    assert [diagnostic.rule.name for diagnostic in refused.diagnostics] == ["remote-reference"]


@pytest.mark.parametrize("host", ["internal.example.com", "unknown.example.com"])
def test_references_to_hosts_that_are_private_or_unknown(host: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    spec = tmp_path_factory.mktemp("spec") / "spec.yaml"
    spec.write_text(SPEC + f"components: {{schemas: {{Pet: {{$ref: 'http://{host}/pet.yaml'}}}}}}\n")
    loaded = load(str(spec), options(lambda _: httpx.Response(200, text="{}"), allow_remote=True))
    assert [diagnostic.rule.name for diagnostic in loaded.diagnostics] == ["reference-unreadable"]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - refused, not bound to
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
    ],
)
def test_private_addresses(address: str, hosts: dict[str, str]) -> None:
    hosts["api.example.com"] = address
    chosen = options(lambda _: httpx.Response(200, text="{}"))
    with pytest.raises(SpecmintError) as caught:
        fetch.fetch(URL, chosen, is_reference=True)
    assert caught.value.diagnostics[0].rule.name == "private-address"


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_public_addresses(address: str, hosts: dict[str, str]) -> None:
    hosts["api.example.com"] = address
    assert fetch.fetch(URL, options(lambda _: httpx.Response(200, text="{}")), is_reference=True) == b"{}"


def test_hosts_are_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert fetch.addresses_of("127.0.0.1") == ["127.0.0.1"]
