"""Values stay in their segment of the path."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from specmint.runtime.calls import Parameter
from specmint.runtime.errors import ConfigurationError
from specmint.runtime.urls import expand_path, server_url
from specmint.runtime.values import UnsendableError


def expand(template: str, style: str = "", **values: object) -> str:
    parameters = {name: Parameter(name, location="path", required=True, style=style) for name in values}
    return expand_path(template, parameters, values)


@pytest.mark.parametrize(
    ("value", "segment"),
    [
        ("a/b", "a%2Fb"),
        ("../..", "..%2F.."),
        ("%2e%2e", "%252e%252e"),
        ("a?b#c", "a%3Fb%23c"),
        ("é\r\n", "%C3%A9%0D%0A"),
        ("@evil.example", "%40evil.example"),
        ("-._~", "-._~"),
        ("...", "..."),
        (True, "true"),
        (7, "7"),
    ],
)
def test_values_are_encoded_as_segments_and_httpx_keeps_them(value: object, segment: str) -> None:
    path = expand("/pets/{id}/toys", id=value)
    assert path == f"/pets/{segment}/toys"
    url = httpx.URL("https://pets.example/v1" + path)
    assert url.raw_path == f"/v1{path}".encode()
    assert url.host == "pets.example"


@pytest.mark.parametrize("value", ["", ".", "..", [], {}, [None], [""]])
def test_empty_values_and_dot_segments_are_refused(value: object) -> None:
    with pytest.raises(UnsendableError) as caught:
        expand("/pets/{id}", id=value)
    assert caught.value.problem.path == "id"


@pytest.mark.parametrize(
    ("template", "style", "value"), [("/a/.{id}", "", "."), ("/a/{id}", "label", [""]), ("/a/.{id}", "", ["."])]
)
def test_segments_that_only_become_dots_together_are_refused(template: str, style: str, value: object) -> None:
    with pytest.raises(UnsendableError):
        expand(template, style, id=value)


def test_several_values_and_literals_may_share_a_segment() -> None:
    assert expand("/a b/{x}-{y}.json", x="1/2", y="3") == "/a%20b/1%2F2-3.json"


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text not in {".", ".."})
)
def test_no_text_changes_host_or_number_of_segments(text: str) -> None:
    url = httpx.URL("https://pets.example/v1" + expand("/pets/{id}/x", id=text))
    assert url.host == "pets.example"
    assert len(url.raw_path.split(b"/")) == 5
    assert url.raw_path.startswith(b"/v1/pets/")
    assert not url.query


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.example/v2/", "https://a.example/v2"),
        ("http://localhost:80/", "http://localhost"),
        ("https://[::1]:1", "https://[::1]:1"),
    ],
)
def test_server_urls(text: str, expected: str) -> None:
    assert server_url(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "pets.example",
        "/v1",
        "ftp://a",
        "https://u:secret@a",
        "https://a?key=secret",
        "https://a#secret",
        "https://a:x",
        "https://",
        "http://a b/",
        "http://a\tb/",
        "https://a/?",
        "https://a/#",
        " https://a",
    ],
)
def test_what_is_no_base_url_is_refused_without_showing_it(text: str) -> None:
    with pytest.raises(ConfigurationError, match="base_url must be like") as caught:
        server_url(text)
    assert "secret" not in str(caught.value)
