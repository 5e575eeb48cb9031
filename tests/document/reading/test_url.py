"""Reading documents from URLs, without a network."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import httpx
import pytest

from specmint.document.reading import addresses, fetch
from specmint.document.reading.stage import load
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.load_options import LoadOptions

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

    monkeypatch.setattr("specmint.document.reading.fetch.addresses_of", addresses_of)
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


def test_the_address_that_was_checked_is_the_one_that_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads elsewhere each time it is looked up is looked up once for each request."""
    turns = iter(["93.184.215.15", "10.0.0.7", "93.184.215.16", "10.0.0.8"])
    monkeypatch.setattr(fetch, "addresses_of", lambda _: [next(turns)])
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        if len(asked) == 1:
            return httpx.Response(302, headers={"location": "https://other.example.com/a.yaml"})
        return httpx.Response(200, text=SPEC)

    assert load(URL, options(answer)).document.version == "3.1.0"
    assert asked == ["api.example.com", "93.184.215.15"]
    chosen = options(lambda _: httpx.Response(302, headers={"location": "https://other.example.com/a.yaml"}))
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


@pytest.mark.parametrize("host", ["internal.example.com", "unknown.example.com", "api.example.com:port"])
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
        fetch.fetch(URL, chosen, referrer="spec.yaml")
    assert caught.value.diagnostics[0].rule.name == "private-address"


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_public_addresses(address: str, hosts: dict[str, str]) -> None:
    hosts["api.example.com"] = address
    assert fetch.fetch(URL, options(lambda _: httpx.Response(200, text="{}")), referrer="spec.yaml") == b"{}"


def test_hosts_are_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert addresses.addresses_of("127.0.0.1") == ["127.0.0.1"]


def test_a_reference_to_the_origin_of_the_document_takes_the_headers_along_and_others_do_not() -> None:
    pets = "components: {schemas: {Pet: {$ref: pet.yaml}, Dog: {$ref: 'https://other.example.com/dog.yaml'}}}\n"
    seen = {}

    def answer(request: httpx.Request) -> httpx.Response:
        seen[request.url.path] = request.headers.get("x-token")
        return httpx.Response(200, text=SPEC + pets if request.url.path == "/v1/openapi.yaml" else "type: object\n")

    assert load(URL, options(answer, headers={"x-token": "1"}, allow_remote=True)).diagnostics == ()
    assert seen == {"/v1/openapi.yaml": "1", "/v1/pet.yaml": "1", "/dog.yaml": None}


def test_headers_are_filled_in_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PETS_TOKEN", "secret")
    chosen = options(
        lambda request: httpx.Response(200, text=SPEC.replace("Pets", request.headers["authorization"])),
        headers={"Authorization": "Bearer ${PETS_TOKEN} $PETS_TOKEN"},
    )
    assert load(URL, chosen).document.tree["info"]["title"] == "Bearer secret $PETS_TOKEN"
    assert "Bearer" not in repr(chosen)


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        ({"X-Key": "${NO_SUCH_VARIABLE}"}, "The header 'X-Key' needs the environment variable NO_SUCH_VARIABLE"),
        ({"X-Key": "${BROKEN_VALUE}"}, "The header 'X-Key' cannot be sent"),
        ({"X Key": "1"}, "The header 'X Key' cannot be sent"),
        ({"X-Key": "sécret"}, "The header 'X-Key' cannot be sent"),
    ],
)
def test_headers_that_cannot_be_sent(headers: dict[str, str], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROKEN_VALUE", "secret\r\nX-Other: 1")
    with pytest.raises(SpecmintError) as caught:
        load(URL, options(lambda _: httpx.Response(200, text=SPEC), headers=headers))
    (found,) = caught.value.diagnostics
    assert found.message.startswith(message)
    assert "secret" not in found.message
    assert "sécret" not in found.message


def test_nothing_secret_in_the_url_is_shown() -> None:
    url = "https://user:secret@api.example.com/openapi.yaml?key=secret#secret"
    with pytest.raises(SpecmintError) as caught:
        load(url, options(lambda _: httpx.Response(404)))
    assert "secret" not in caught.value.diagnostics[0].message + caught.value.diagnostics[0].source
    document = load(url, options(lambda _: httpx.Response(200, text=SPEC))).document
    assert document.source == "https://api.example.com/openapi.yaml"


def test_a_document_that_comes_too_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 1000, 20))
    monkeypatch.setattr("specmint.document.reading.fetch.monotonic", lambda: next(clock))
    drops = httpx.Response(200, content=iter([b"openapi: ", b"3.1.0\n", b"paths: {}\n"]))
    with pytest.raises(SpecmintError, match="the document did not arrive within 30 seconds"):
        load(URL, options(lambda _: drops))


def test_a_server_that_says_nothing() -> None:
    def wait(request: httpx.Request) -> httpx.Response:
        message = "timed out"
        raise httpx.ReadTimeout(message, request=request)

    with pytest.raises(SpecmintError, match=r"did not arrive within 0\.5 seconds"):
        load(URL, options(wait, timeout=0.5))


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("text/html", "\n<!DOCTYPE html><html><body>Log in</body></html>"),
        ("text/plain", "<html></html>"),
        ("application/xml", "<?xml version='1.0'?><Error/>"),
    ],
)
def test_a_page_is_no_document(content_type: str, body: str) -> None:
    answer = options(lambda _: httpx.Response(200, text=body, headers={"content-type": content_type}))
    assert rule_broken(URL, answer) == "url-is-page"


@pytest.mark.parametrize("content_type", ["text/html", "image/png", "", "application/octet-stream; charset=x"])
def test_the_content_type_of_a_document_does_not_matter(content_type: str) -> None:
    answer = options(lambda _: httpx.Response(200, content=SPEC.encode(), headers={"content-type": content_type}))
    assert load(URL, answer).document.version == "3.1.0"


def test_compressed_documents_are_read_and_bombs_are_not() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        assert request.headers["accept-encoding"] == "gzip, deflate"
        data = SPEC.encode() if request.url.path == "/v1/openapi.yaml" else b"#" * 10_000_000
        return httpx.Response(200, content=iter([gzip.compress(data)]), headers={"content-encoding": "gzip"})

    assert load(URL, options(answer)).document.version == "3.1.0"
    assert rule_broken("https://api.example.com/bomb", options(answer, size_limit=1_000_000)) == "document-too-large"


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "bogus"])
def test_encodings_that_nobody_asked_for(encoding: str) -> None:
    answer = httpx.Response(200, content=iter([b"x"]), headers={"content-encoding": encoding})
    assert rule_broken(URL, options(lambda _: answer)) == "url-encoding"


def test_a_broken_encoding() -> None:
    answer = httpx.Response(200, content=iter([b"no gzip"]), headers={"content-encoding": "gzip"})
    assert rule_broken(URL, options(lambda _: answer)) == "url-unreachable"


@pytest.mark.parametrize(
    ("location", "rule"),
    [
        ("file:///etc/passwd", "url-unreachable"),
        ("ftp://other.example.com/a", "url-unreachable"),
        ("http://internal.example.com:8080/latest/meta-data", "private-address"),
        ("//internal.example.com/a", "private-address"),
        ("http://[::1]/", "private-address"),
        ("http://[broken/", "url-unreachable"),
        ("https://", "url-unreachable"),
    ],
)
def test_redirects_that_are_not_followed(location: str, rule: str, hosts: dict[str, str]) -> None:
    hosts |= {"": "127.0.0.1", "::1": "::1"}

    def answer(request: httpx.Request) -> httpx.Response:
        assert request.url == URL
        return httpx.Response(302, headers={"location": location})

    assert rule_broken(URL, options(answer)) == rule


def test_redirects_between_two_hosts_end() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        other = "https://other.example.com/" if request.headers["host"] == "api.example.com" else URL
        return httpx.Response(302, headers={"location": other})

    assert rule_broken(URL, options(answer)) == "url-unreachable"


@pytest.mark.parametrize(
    ("servers", "expected"),
    [
        ("", ["https://api.example.com/"]),
        ("servers: []\n", ["https://api.example.com/"]),
        (
            "servers: [{url: /v2}, {url: ./sub}, {url: 'https://other.example.com/v3'}]\n",
            ["https://api.example.com/v2", "https://api.example.com/v1/sub", "https://other.example.com/v3"],
        ),
        (
            "servers: [{url: '{host}/v2'}, {url: '//cdn.example.com'}, {url: '//[broken'}]\n",
            ["{host}/v2", "https://cdn.example.com", "//[broken"],
        ),
    ],
)
def test_servers_are_relative_to_where_the_document_was_read_from(servers: str, expected: list[str]) -> None:
    tree = load(f"{URL}?key=1", options(lambda _: httpx.Response(200, text=SPEC + servers))).document.tree
    assert [server["url"] for server in tree["servers"]] == expected


@pytest.mark.parametrize(("text", "kept"), [("servers: 1\n", 1), ("servers: [1, {}]\n", [1, {}])])
def test_servers_that_are_none_stay(text: str, kept: object) -> None:
    assert load(URL, options(lambda _: httpx.Response(200, text=SPEC + text))).document.tree["servers"] == kept
