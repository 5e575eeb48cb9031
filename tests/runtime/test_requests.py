"""From the arguments of a call to what goes on the wire."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import pytest

from specmint.runtime.calls import ABSENT, Body, Operation, Parameter, RequestOptions
from specmint.runtime.checks import checker_for
from specmint.runtime.errors import RequestValidationError
from specmint.runtime.forms import Encoding, MultipartForm, UrlEncodedForm
from specmint.runtime.octets import Octets
from specmint.runtime.requests import WireRequest, wire_request
from tests.runtime.pets import API, CREATE, TOUCH, Ball, create, operation_with, retrieve


def wire(call: Any, *, check: bool = True, **options: Any) -> WireRequest:
    return wire_request(call, RequestOptions(**options), checker_for(API.schemas), check=check)


def send(body: Body, value: object, **options: Any) -> WireRequest:
    return wire(operation_with(body).call(value if body.spread else {"body": value}), **options)  # type: ignore[arg-type]


def refused(call: Any, **options: Any) -> list[str]:
    with pytest.raises(RequestValidationError) as caught:
        wire(call, **options)
    return [f"{problem.path} {problem.rule}" for problem in caught.value.problems]


def test_a_call_becomes_path_query_headers_and_cookies() -> None:
    found = wire(retrieve("a b", limit=3, tags=["x", "y"], trace="t", theme="a;b"), extra_headers={"X": "1"})
    assert found.path == "/pets/a%20b"
    assert list(map(str, found.query)) == ["limit=3", "tags=x", "tags=y"]
    assert found.headers == {"X-Trace": "t"}
    assert list(map(str, found.cookies)) == ["theme=a%3Bb"]
    assert (found.body.content_type, found.body.content) == (None, None)
    assert found.extra_headers == {"X": "1"}


def test_parameters_that_are_none_or_absent_are_not_sent() -> None:
    found = wire(retrieve("1", limit=None, tags=ABSENT, trace=None, theme=None))
    assert (found.query, found.headers, found.cookies) == ((), {}, ())


def test_an_empty_list_in_a_header_is_not_sent() -> None:
    traced = Operation[None](
        "x",
        method="GET",
        path="/",
        parameters=(Parameter("X-Trace", "header", keyword="trace"), Parameter("X-Q", "header", keyword="q")),
    )
    assert wire(traced.call({"trace": [], "q": {"a": None}})).headers == {}
    assert wire(traced.call({"trace": "", "q": [""]})).headers == {"X-Trace": "", "X-Q": ""}


@pytest.mark.parametrize("location", ["query", "header", "cookie"])
def test_an_empty_list_does_not_stand_for_what_is_required(location: Any) -> None:
    listed = Operation[None]("x", method="GET", path="/", parameters=(Parameter("ids", location, required=True),))
    for value in ([], {}, [None], {"a": None}):
        assert refused(listed.call({"ids": value})) == ["ids required"]
        wire(listed.call({"ids": value}), check=False)
    wire(listed.call({"ids": [""]}))


def test_extra_query_wins_over_a_parameter() -> None:
    found = wire(retrieve("1", limit=3), extra_query={"limit": [4, 5], "a": None})
    assert list(map(str, found.query)) == ["limit=4", "limit=5"]


def test_spread_fields_are_sent_by_their_names_on_the_wire() -> None:
    found = wire(create(name="Bo", class_="cat", age=None, toys=[Ball(kind="ball", size=1)]))
    assert found.body.content_type == "application/json"
    assert found.body.content == b'{"name":"Bo","class":"cat","age":null,"toys":[{"kind":"ball","size":1}]}'


def test_a_required_body_is_sent_empty_and_another_not_at_all() -> None:
    assert wire(create(), check=False).body.content == b"{}"
    assert wire(TOUCH.call({"pet_id": "1"})).body.content is None
    assert wire(TOUCH.call({"pet_id": "1"}), extra_body={"x": 1}).body.content == b'{"x":1}'


def test_extra_body_wins_is_not_checked_and_supplies_what_is_required() -> None:
    found = wire(create(age=3, class_="cat"), extra_body={"name": "a name too long", "class": "cow", "new": [1]})
    assert found.body.content == b'{"age":3,"class":"cow","name":"a name too long","new":[1]}'


def test_extra_body_needs_an_object() -> None:
    names = Body("application/json", schema="pets.json#/Names", spread=False)
    assert refused(operation_with(names).call({"body": ["a"]}), extra_body={"x": 1}) == ["extra_body body"]
    assert refused(retrieve("1"), extra_body={"x": 1}) == ["extra_body body"]
    assert refused(create(name="A"), extra_body={"x": {1}}) == ["extra_body.x type"]


def test_all_problems_are_told_at_once() -> None:
    call = Operation[object](
        "x",
        method="POST",
        path="/{a}",
        parameters=(
            Parameter("a", location="path", required=True, schema="pets.json#/PetId"),
            Parameter("b", location="query", required=True),
            Parameter("Limit", keyword="limit", location="query", schema="pets.json#/Limit"),
        ),
        body=CREATE.body,
    ).call({"a": "x" * 21, "limit": "many", "name": "", "nme": 1})
    assert refused(call) == ["a maxLength", "b required", "limit type", "nme unknownArgument", "name minLength"]


def test_at_most_twenty_problems_are_kept() -> None:
    assert len(refused(create(**{f"field{i}": 1 for i in range(50)}))) == 20


def test_without_checks_only_what_cannot_be_sent_is_refused() -> None:
    wire(create(age="x", toys=[{"knd": 1}]), check=False)
    assert refused(create(nme=1), check=False) == ["nme unknownArgument"]
    assert refused(create(age=float("nan")), check=False) == ["age finite"]
    assert refused(retrieve(""), check=False) == ["pet_id path"]
    assert refused(retrieve(None), check=False) == ["pet_id required"]  # type: ignore[arg-type]


def test_what_json_cannot_express_is_named_by_the_keyword() -> None:
    assert refused(retrieve("1", limit={1})) == ["limit type"]
    assert refused(create(class_=[float("inf")], name={1})) == ["class_[0] finite", "name type"]


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\0", "a\x7f", "日本"])
def test_headers_cannot_be_split(value: str) -> None:
    assert refused(retrieve("1", trace=value), check=False) == ["trace header"]
    assert refused(retrieve("1"), extra_headers={"X-A": value}) == ["extra_headers['X-A'] header"]


@pytest.mark.parametrize("name", ["", "a b", "a:b", "a\r\nb", "é"])
def test_names_of_headers_are_tokens(name: str) -> None:
    assert refused(retrieve("1"), extra_headers={name: "1"}) == ["extra_headers header"]


def test_values_of_headers_are_text() -> None:
    assert refused(retrieve("1"), extra_headers={"A": 1}) == ["extra_headers.A header"]
    assert wire(retrieve("1"), extra_headers={"A": " é\t"}).extra_headers == {"A": "é"}


def test_a_whole_body_is_one_argument() -> None:
    names = Body("application/vnd.pets+json", schema="pets.json#/Names", required=True, spread=False)
    found = send(names, ("a", "b"))
    assert (found.body.content_type, found.body.content) == ("application/vnd.pets+json", b'["a","b"]')
    assert refused(operation_with(names).call({"body": ["a", 1]})) == ["body[1] type"]
    assert refused(operation_with(names).call({})) == ["body required"]
    assert wire(operation_with(names).call({}), check=False).body.content is None


def test_absent_is_no_body_and_none_is_null() -> None:
    anything = operation_with(Body("application/json", spread=False))
    assert wire(anything.call({"body": ABSENT})).body.content is None
    assert wire(anything.call({"body": None})).body.content == b"null"


def test_extra_body_is_merged_into_a_whole_body() -> None:
    body = Body("application/json", schema="pets.json#/NewPet", spread=False)
    assert send(body, {"age": 1}, extra_body={"name": "A"}).body.content == b'{"age":1,"name":"A"}'


def test_urlencoded_forms() -> None:
    form = Body("application/x-www-form-urlencoded", schema="pets.json#/Form", form=UrlEncodedForm())
    found = send(form, {"name": "a&b c", "age": 3})
    assert (found.body.content_type, found.body.content) == ("application/x-www-form-urlencoded", b"name=a%26b+c&age=3")
    found = send(form._replace(schema=None), {"name": "x", "list": [True, {"a": 1}], "none": None}, check=False)
    assert found.body.content == b"name=x&list=true&list=%7B%22a%22%3A1%7D"
    assert refused(operation_with(form).call({"name": 1})) == ["name type"]


def test_forms_are_mappings() -> None:
    for form in (UrlEncodedForm(), MultipartForm()):
        operation = operation_with(Body(form.content_type, spread=False, form=form))
        assert refused(operation.call({"body": [1]})) == ["body type"]


class Upload(io.BytesIO):
    name = "/home/me/cat.png"


@pytest.mark.parametrize(
    ("photo", "part"),
    [
        (b"png", ("photo", ("upload", b"png", None, {}))),
        (("a.png", b"png"), ("photo", ("a.png", b"png", None, {}))),
        (("a.png", b"png", "image/png"), ("photo", ("a.png", b"png", "image/png", {}))),
        (("a.png", b"png", None, {"X-A": " b"}), ("photo", ("a.png", b"png", None, {"X-A": "b"}))),
    ],
)
def test_files_of_multipart_forms(photo: object, part: object) -> None:
    upload = Body("multipart/form-data", form=MultipartForm(), schema="pets.json#/Upload", required=True)
    found = send(upload, {"photo": photo, "note": "hi"})
    assert found.body.parts == (part, ("note", (None, b"hi", None, {})))
    assert found.body.content is None


def test_a_multipart_form_without_fields_is_still_a_form() -> None:
    body = send(Body("multipart/form-data", form=MultipartForm(), spread=False), {}).body
    assert (body.content_type, body.content) == ("multipart/form-data; boundary=end", b"--end--\r\n")


def test_open_files_lists_of_files_and_json_parts_of_multipart_forms() -> None:
    file = Upload(b"png")
    body = Body("multipart/form-data", form=MultipartForm(), schema="pets.json#/Upload", spread=False)
    found = send(body, {"photo": [file, io.BytesIO(b"x")], "meta": {"a": [1]}})
    first, second, meta = found.body.parts
    assert first == ("photo", ("cat.png", file, None, {}))
    assert second[1][0] == "upload"
    assert meta == ("meta", (None, b'{"a":[1]}', "application/json", {}))


JSON = Encoding("application/json")
DEEP = Encoding(style="deepObject", explode=True)
CARD = {"number": "1 2", "tags": ["a", {"b": None, "c": True}]}


@pytest.mark.parametrize(
    ("encoding", "value", "text"),
    [
        (DEEP, CARD, "x%5Bnumber%5D=1%202&x%5Btags%5D%5B0%5D=a&x%5Btags%5D%5B1%5D%5Bc%5D=true"),
        (DEEP, ["a", "b"], "x%5B0%5D=a&x%5B1%5D=b"),
        (DEEP, "", "x="),
        (Encoding(style="form", explode=False), ["a", "b,c"], "x=a,b%2Cc"),
        (Encoding(style="form", explode=True), {"a": 1}, "a=1"),
        (Encoding(style="spaceDelimited", explode=False), ["a", "b"], "x=a%20b"),
        (Encoding(style="form", explode=True, allow_reserved=True), ["/a%2F"], "x=/a%2F"),
        (Encoding(style="form"), None, ""),
        (Encoding(style="form", explode=False), [], ""),
        (JSON, None, "x=null"),
        (Encoding("text/plain"), [], ""),
        (Encoding(style="pipeDelimited", explode=False), ["a", "b"], "x=a%7Cb"),
        (JSON, ["a"], "x=%5B%22a%22%5D"),
        (JSON, "a", "x=%22a%22"),
        (Encoding("text/plain"), ["a", 1], "x=a&x=1"),
    ],
)
def test_fields_of_forms_are_sent_as_their_encoding_says(encoding: Encoding, value: object, text: str) -> None:
    form = Body("application/x-www-form-urlencoded", form=UrlEncodedForm({"x": encoding}))
    assert send(form, {"x": value}, check=False).body.content == text.encode()


def test_parts_of_multipart_forms_are_sent_as_their_encoding_says() -> None:
    encoding = {"pdf": Encoding("application/pdf"), "deep": DEEP, "meta": JSON, "text": Encoding("text/csv")}
    body = Body("multipart/form-data", form=MultipartForm(encoding))
    fields = {"pdf": [b"1", ("a", b"2", "x/y")], "deep": {"a": [1]}, "meta": ["a"], "text": "b"}
    assert send(body, fields, check=False).body.parts == (
        ("pdf", ("upload", b"1", "application/pdf", {})),
        ("pdf", ("a", b"2", "x/y", {})),
        ("deep[a][0]", (None, b"1", None, {})),
        ("meta", (None, b'["a"]', "application/json", {})),
        ("text", (None, b"b", "text/csv", {})),
    )


def test_a_body_with_files_is_sent_as_a_form() -> None:
    body = Body("application/json", upload=MultipartForm({"note": Encoding("text/csv")}))
    assert send(body, {"note": "a"}, check=False).body.content == b'{"note":"a"}'
    sent = send(body, {"note": "a", "photo": b"x", "tags": ["b"]}, check=False).body
    assert sent.parts == (
        ("note", (None, b"a", "text/csv", {})),
        ("photo", ("upload", b"x", None, {})),
        ("tags", (None, b"b", None, {})),
    )
    whole = Body("application/json", upload=MultipartForm(), spread=False)
    assert send(whole, {"photo": [b"x"]}, check=False).body.parts == (("photo", ("upload", b"x", None, {})),)
    assert send(whole, [1], check=False).body.content == b"[1]"


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        (("a", b"", "x/y\r\nX: y"), "photo header"),
        (("a", b"", None, {"X": "a\nb"}), "photo.X header"),
        (("a", b"", None, {"": "a"}), "photo header"),
    ],
)
def test_headers_of_files_are_safe(file: object, problem: str) -> None:
    assert refused(operation_with(Body("multipart/form-data", form=MultipartForm())).call({"photo": file})) == [problem]


def test_fields_of_multipart_forms_are_checked_but_not_files() -> None:
    body = Body("multipart/form-data", form=MultipartForm(), schema="pets.json#/Upload", required=True)
    assert refused(operation_with(body).call({"note": "too long"})) == ["photo required", "note maxLength"]
    assert refused(operation_with(body).call({"photo": b"", "note": 1})) == ["note type"]


def test_text_and_bytes_bodies() -> None:
    text = Body("text/plain; charset=utf-8", schema="pets.json#/PetId", spread=False, octets=Octets())
    assert send(text, "é").body.content == "é".encode()
    assert refused(operation_with(text).call({"body": "x" * 21})) == ["body maxLength"]
    assert refused(operation_with(text).call({"body": "\ud800"})) == ["body unicode"]
    raw = Body("image/png", schema="pets.json#/PetId", spread=False, octets=Octets())
    assert send(raw, bytearray(b"x" * 30)).body.content == b"x" * 30
    chunks = (chunk for chunk in [b"a", b"b"])
    sent = send(raw, chunks).body.content
    assert isinstance(sent, Iterable)
    assert list(sent) == [b"a", b"b"]
    for value in ({"a": 1}, 1, None):
        assert refused(operation_with(raw).call({"body": value}))[-1] == "body type"


def test_a_call_shows_no_arguments() -> None:
    assert repr(retrieve("secret")) == "<Call pets.retrieve: GET /pets/{petId}>"
    assert "secret" not in repr(RequestOptions({"A": "secret"}, {"a": "secret"}, {"a": "secret"}))
