"""The strict parser: what specifications allow passes, and each way to get it wrong is found."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.conformance.parser import request_problems
from tests.conformance.requirements import Requirements
from tests.corpus.checks.reading import Reading
from tests.documents import parameter

if TYPE_CHECKING:
    from pathlib import Path

ARRAY, OBJECT = {"schema": {"type": "array"}}, {"schema": {"type": "object"}}
TEXTS, SHADE = ["a b", "c,d"], {"R": 1, "G": "x"}


def _problems(folder: Path, operation: Any, target: str, given: Any = None, **sent: Any) -> list[str]:
    """What is found in a request to the first path of a document with one operation."""
    path = sent.pop("path", "/a")
    root = sent.pop("root", {"openapi": "3.1.0"})
    servers = {} if "swagger" in root else {"servers": [{"url": "https://{where}.test/v1"}]}
    tree = {**root, **servers, "paths": {path: {"post": operation}}}
    (folder / "root.json").write_text(json.dumps(tree), encoding="utf-8")
    reading = Reading(folder / "root.json")
    content = sent.pop("content", b"")
    record = {
        "route": f"POST {path}",
        "method": "POST",
        "url": f"https://eu.test/v1{target}",
        "headers": sent.pop("headers", []),
        "given": given or {},
        "base_url": None,
        "content": base64.b64encode(content).decode(),
        **sent,
    }
    return list(request_problems(Requirements(reading, next(reading.operations())), record))


@pytest.mark.parametrize(
    ("rest", "value", "query"),
    [
        ({}, "a&b=c", "q=a%26b%3Dc"),
        ({}, True, "q=true"),
        ({}, 2.5, "q=2.50"),
        (ARRAY, TEXTS, "q=a%20b&q=c%2Cd"),
        (ARRAY, [], ""),
        ({**ARRAY, "explode": False}, TEXTS, "q=a%20b,c%2Cd"),
        ({**ARRAY, "style": "pipeDelimited", "explode": False}, TEXTS, "q=a%20b%7Cc%2Cd"),
        ({**ARRAY, "style": "spaceDelimited", "explode": False}, ["a", "b"], "q=a%20b"),
        (OBJECT, SHADE, "R=1&G=x"),
        ({**OBJECT, "explode": False}, SHADE, "q=R,1,G,x"),
        ({**OBJECT, "style": "deepObject"}, {"a": {"b": ["c"]}}, "q%5Ba%5D%5Bb%5D%5B0%5D=c"),
        ({"content": {"application/json": {}}}, {"a": [1]}, "q=%7B%22a%22%3A%5B1%5D%7D"),
    ],
)
def test_queries_in_the_styles_of_the_tables(tmp_path: Path, rest: Any, value: object, query: str) -> None:
    operation = {"parameters": [parameter("q", **rest)]}
    given = {"query": {"q": value}}
    assert _problems(tmp_path, operation, f"/a?{query}", given) == []
    assert _problems(tmp_path, operation, f"/a?{query}&more=1", given) != []
    if query:
        assert _problems(tmp_path, operation, f"/a?{query}x", given) != []
        assert _problems(tmp_path, operation, "/a", given) != []


@pytest.mark.parametrize(
    ("rest", "value", "segment"),
    [
        ({}, "a/b", "a%2Fb"),
        (ARRAY, TEXTS, "a%20b,c%2Cd"),
        (OBJECT, SHADE, "R,1,G,x"),
        ({**OBJECT, "explode": True}, SHADE, "R=1,G=x"),
        ({"style": "label"}, "a", ".a"),
        ({**ARRAY, "style": "label"}, ["a", "b"], ".a,b"),
        ({**ARRAY, "style": "label", "explode": True}, ["a", "b"], ".a.b"),
        ({**OBJECT, "style": "label", "explode": True}, SHADE, ".R=1.G=x"),
        ({"style": "matrix"}, "a", ";p=a"),
        ({**ARRAY, "style": "matrix"}, ["a", "b"], ";p=a,b"),
        ({**ARRAY, "style": "matrix", "explode": True}, ["a", "b"], ";p=a;p=b"),
        ({**OBJECT, "style": "matrix", "explode": True}, SHADE, ";R=1;G=x"),
    ],
)
def test_paths_in_the_styles_of_the_tables(tmp_path: Path, rest: Any, value: object, segment: str) -> None:
    operation = {"parameters": [parameter("p", "path", **rest)]}
    given = {"path": {"p": value}}
    assert _problems(tmp_path, operation, f"/a/{segment}", given, path="/a/{p}") == []
    assert _problems(tmp_path, operation, f"/a/{segment}x", given, path="/a/{p}") != []
    assert _problems(tmp_path, operation, f"/a/_{segment}", given, path="/a/{p}") != []


@pytest.mark.parametrize(
    ("collection", "query"),
    [("csv", "q=a,b"), ("ssv", "q=a%20b"), ("tsv", "q=a%09b"), ("pipes", "q=a%7Cb"), ("multi", "q=a&q=b")],
)
def test_queries_of_swagger(tmp_path: Path, collection: str, query: str) -> None:
    listed = [{"name": "q", "in": "query", "type": "array", "collectionFormat": collection}]
    root = {"swagger": "2.0", "host": "eu.test", "basePath": "/v1"}
    given = {"query": {"q": ["a", "b"]}}
    assert _problems(tmp_path, {"parameters": listed}, f"/a?{query}", given, root=root) == []
    assert _problems(tmp_path, {"parameters": listed}, "/a?q=a;b", given, root=root) != []


@pytest.mark.parametrize("target", ["/b", "/a/..", "/a b", "/a?q=%zz", "/a?q=%ff", "/a?q=\x01"])
def test_targets_that_are_not_well_formed_or_lead_elsewhere(tmp_path: Path, target: str) -> None:
    assert _problems(tmp_path, {"parameters": [parameter("q")]}, target, {"query": {"q": "x"}}) != []


def test_headers_and_cookies(tmp_path: Path) -> None:
    listed = [parameter("X-Ids", "header", **ARRAY), parameter("c", "cookie")]
    given = {"header": {"X-Ids": [1, 2]}, "cookie": {"c": "a b"}}

    def problems(*headers: tuple[str, str]) -> list[str]:
        return _problems(tmp_path, {"parameters": listed}, "/a", given, headers=headers)

    assert problems(("x-ids", "1, 2"), ("cookie", "c=a%20b")) == []
    assert problems(("x-ids", "1"), ("cookie", "c=a%20b")) == ["the header X-Ids is ['1'], and [1, 2] was given"]
    assert problems(("x-ids", "1,2"), ("x-ids", "1,2"), ("cookie", "c=a%20b"))[0] == "the header x-ids is there 2 times"
    assert problems(("x-ids", "1,2"), ("cookie", "c=a b")) != []
    assert problems(("x-ids", "1,2"), ("cookie", "c=a%20b; d=1")) == ["there are cookies ['d'], which nobody gave"]


def test_what_is_required_is_missed(tmp_path: Path) -> None:
    listed = [parameter("q", required=True), parameter("h", "header", required=True)]
    told = _problems(tmp_path, {"parameters": listed, "requestBody": {"required": True, "content": {}}}, "/a")
    assert [each.split(" is required")[0] for each in told] == [
        "the query parameter q",
        "the header parameter h",
        "the body",
    ]


@pytest.mark.parametrize(
    ("scheme", "headers", "query"),
    [
        ({"type": "http", "scheme": "bearer"}, [("authorization", "Bearer x")], ""),
        ({"type": "oauth2"}, [("authorization", "Bearer x")], ""),
        ({"type": "apiKey", "in": "header", "name": "X-Key"}, [("x-key", "x")], ""),
        ({"type": "apiKey", "in": "query", "name": "key"}, [], "?key=x"),
        ({"type": "apiKey", "in": "cookie", "name": "key"}, [("cookie", "key=x")], ""),
    ],
)
def test_keys_are_where_the_document_wants_them(tmp_path: Path, scheme: Any, headers: Any, query: str) -> None:
    root = {"openapi": "3.1.0", "security": [{"s": []}], "components": {"securitySchemes": {"s": scheme}}}
    assert _problems(tmp_path, {}, f"/a{query}", headers=headers, root=root) == []
    assert _problems(tmp_path, {}, "/a", root=root) == [
        f"the keys of none of the alternatives {[[scheme['type']]]} are there"
    ]


FORM, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
PART = '--x\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'


@pytest.mark.parametrize(
    ("media_type", "encoding", "given", "content"),
    [
        ("application/json", {}, {"a": [1, True]}, '{"a":[1.0,true]}'),
        ("application/merge-patch+json", {}, None, "null"),
        ("text/plain", {}, "ü", "ü"),
        (FORM, {}, {"a": "b c", "d": ["e", "f"]}, "a=b+c&d=e&d=f"),
        (FORM, {}, {"a": {"b": 1}}, "a=%7B%22b%22%3A1%7D"),
        (FORM, {"a": {"style": "deepObject"}}, {"a": {"b": 1}}, "a%5Bb%5D=1"),
        (FORM, {"a": {"explode": False}}, {"a": [1, 2]}, "a=1,2"),
        (
            MULTIPART,
            {},
            {"a": "b", "c": [1, {"d": 2}]},
            PART.format("a", "b") + PART.format("c", 1) + PART.format("c", '{"d":2}'),
        ),
    ],
)
def test_bodies_say_what_was_given(tmp_path: Path, media_type: str, encoding: Any, given: Any, content: str) -> None:
    operation = {"requestBody": {"content": {media_type: {"encoding": encoding}}}}
    sent_type = f"{media_type}; boundary=x" if media_type == MULTIPART else media_type
    end = "--x--\r\n" if media_type == MULTIPART else ""

    def problems(text: str, sent_as: str = sent_type) -> list[str]:
        headers = [("content-type", sent_as)]
        return _problems(tmp_path, operation, "/a", headers=headers, body=given, content=text.encode())

    assert problems(content + end) == []
    more = PART.format("more", "1") if media_type == MULTIPART else "&more=1"
    assert problems(content + more + end) != []
    assert any("is not documented" in each for each in problems(content + end, sent_as="image/png"))


def test_a_body_that_nobody_gave_is_found(tmp_path: Path) -> None:
    assert _problems(tmp_path, {}, "/a", content=b"{}") == ["there is a body, which nobody gave: b'{}'"]
