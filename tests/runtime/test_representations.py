"""Of several documented answers, the status and the content type of a response choose; the policy tells the rest."""

from __future__ import annotations

import json
import warnings
from typing import Any

import httpx
import pytest

from specmint.runtime.calls import Operation, Returns
from specmint.runtime.decoding import read_success
from specmint.runtime.errors import InvalidResponseWarning, ResponseValidationError
from specmint.runtime.models import Model
from specmint.runtime.records import EVENT_DATA
from specmint.runtime.representations import (
    accept,
    by_content_type,
    documented_error,
    is_raw,
    is_sequence,
    is_success,
    is_value,
)

JSON = "application/json"
RAW = bytes(range(256))


class Flow(Model):
    id: str
    steps: int | None = None


class Draft(Model):
    draft: str


REPORT = (
    Returns("200", "application/octet-stream"),
    Returns("200", JSON, Flow),
    Returns("200", "text/csv"),
    Returns("200", "application/vnd.draft+json", Draft),
)


def read(responses: tuple[Returns, ...], response: httpx.Response, policy: Any = "raise", method: str = "GET") -> Any:
    operation = Operation[object]("flows.call", method=method, path="/", responses=responses)
    return read_success(operation.call({}), response, policy)


def answer(content: bytes, content_type: str = "", status: int = 200) -> httpx.Response:
    return httpx.Response(status, content=content, headers={"content-type": content_type} if content_type else {})


def warned(responses: tuple[Returns, ...], response: httpx.Response, message: str, method: str = "GET") -> Any:
    """What the policies ``warn`` and ``ignore`` give, after ``raise`` has raised."""
    with pytest.raises(ResponseValidationError, match=message) as caught:
        read(responses, response, method=method)
    assert caught.value.body == response.content
    with pytest.warns(InvalidResponseWarning, match=message):
        value = read(responses, response, "warn", method)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read(responses, response, "ignore", method)
    return value


def test_the_content_type_of_the_answer_chooses_among_those_of_its_status() -> None:
    assert read(REPORT, answer(RAW, "application/octet-stream")) == RAW
    assert read(REPORT, answer(b"a,b\n", "text/csv; charset=utf-8")) == "a,b\n"
    assert isinstance(read(REPORT, answer(b'{"id": "1"}', "Application/JSON;charset=UTF-8")), Flow)
    assert isinstance(read(REPORT, answer(b'{"draft": "1"}', "application/vnd.draft+json")), Draft)
    assert isinstance(read(REPORT, answer(b'{"id": "1"}', "application/problem+json")), Flow)


def test_a_content_type_that_nobody_documented_is_json_if_it_can_be_and_else_bytes() -> None:
    assert isinstance(read(REPORT, answer(b'{"id": "1"}', "text/html")), Flow)
    assert isinstance(read(REPORT, answer(b'{"id": "1"}')), Flow)
    assert read(REPORT, answer(b"<p>", "text/html")) == b"<p>"


def test_accept_names_all_that_is_documented_and_prefers_json() -> None:
    errors = (Returns("404", "application/problem+json"), Returns("default"))
    operation = Operation[object]("x", method="GET", path="/", responses=(*REPORT, *errors))
    assert accept(operation, is_value) == (
        "application/json, application/vnd.draft+json, application/octet-stream;q=0.9, text/csv;q=0.9, "
        "application/problem+json;q=0.9"
    )
    download = Operation[object]("x", method="GET", path="/", responses=(Returns("200", JSON, bytes),))
    assert accept(download, is_value) == JSON
    events = (Returns("200", JSON, Flow), Returns("200", "text/event-stream", Flow, items=EVENT_DATA))
    chat = Operation[object]("x", method="POST", path="/", responses=events)
    assert accept(Operation[object]("x", method="GET", path="/", responses=REPORT), is_raw) == (
        "application/octet-stream, text/csv, application/json;q=0.9, application/vnd.draft+json;q=0.9"
    )
    assert accept(chat, is_sequence) == "text/event-stream, application/json;q=0.9"
    assert accept(Operation[object]("x", method="GET", path="/"), is_value) == "*/*"


def test_ranges_count_after_what_is_said_exactly() -> None:
    options = (Returns("200", "*/*", 1), Returns("200", "text/*", 2), Returns("200", "text/csv", 3))
    found = [by_content_type(options, kind) for kind in ("text/csv", "text/plain", "image/png")]
    assert [returns.type for returns in found if returns] == [3, 2, 1]
    assert by_content_type(options[2:], "image/png") is None


def test_bytes_that_are_documented_stay_bytes_whatever_they_are_called() -> None:
    assert read((Returns("200", JSON, bytes),), answer(b"{}", JSON)) == b"{}"
    assert read((Returns("200", "application/octet-stream"),), answer(b"{}", JSON)) == b"{}"
    assert (
        warned((Returns("200", "image/png"),), answer(b"<p>", "text/html"), "text/html .3 bytes., and image/png")
        == b"<p>"
    )


def test_json_that_comes_as_something_else_is_text_or_bytes() -> None:
    options = (Returns("200", JSON, Flow),)
    message = r"the body is text/csv \(4 bytes\), and application/json is documented"
    assert warned(options, answer(b"a,b\n", "text/csv"), message) == "a,b\n"
    assert warned(options, answer(RAW, "image/png"), "image/png") == RAW
    assert warned(options, answer(b"{", JSON), "the body is no JSON; got 1 byte") == "{"
    assert warned(options, answer(b"<p>"), "of no known type") == b"<p>"


def test_text_that_comes_as_json_stays_text() -> None:
    options = (Returns("200", "text/plain"),)
    assert warned(options, answer(b'{"a": 1}', JSON), "text/plain is documented") == '{"a": 1}'
    assert warned(options, answer(b'"a"', JSON), "text/plain is documented") == "a"
    assert read(options, answer(b"a")) == "a"


def test_an_empty_body_where_one_is_documented_is_none() -> None:
    options = (Returns("201", JSON, Flow),)
    assert warned(options, answer(b"", JSON, 201), "the body is empty, and application/json is documented") is None
    assert warned(options, answer(b"", status=201), "the body is of no known type") is None
    assert read((Returns("200", "text/plain"),), answer(b"")) == ""
    assert read((Returns("200", "image/png"),), answer(b"", "image/png")) == b""
    assert read((*options, Returns("201")), answer(b"", JSON, 201)) is None
    assert read((Returns("200", "*/*"),), answer(b"")) is None


def test_a_body_where_none_is_documented_is_given_as_it_says_it_is() -> None:
    options = (Returns("200"),)
    assert read(options, answer(b"")) is None
    assert warned(options, answer(b'{"a": 1}', JSON), "json .8 bytes., and nothing is documented") == {"a": 1}
    assert warned(options, answer(b"a", "text/plain"), "nothing") == "a"
    assert warned(options, answer(RAW), "nothing") == RAW
    assert warned(options, answer(b"{", JSON), "nothing") == "{"


@pytest.mark.parametrize("status", [204, 205, 304])
def test_some_statuses_have_no_body(status: int) -> None:
    response = answer(b"x", JSON, status)
    assert read((Returns(str(status), JSON, Flow), Returns("2XX", JSON, Flow)), response, "ignore") is None


def test_the_answer_to_head_has_no_body() -> None:
    assert read((Returns("200", JSON, Flow),), answer(b"", JSON), method="HEAD") is None


def test_another_success_than_the_documented_one_has_its_type() -> None:
    options = (Returns("200", JSON, Flow), Returns("422", JSON, Draft), Returns("default", JSON, Draft))
    flow = warned(options, answer(b'{"id": "1"}', JSON, 201), "the status is not documented, only 200")
    assert isinstance(flow, Flow)
    assert warned(options, answer(b"", status=204), "not documented") is None
    assert isinstance(read((Returns("2XX", JSON, Flow),), answer(b'{"id": "1"}', JSON, 299)), Flow)
    assert warned((Returns("204"),), answer(b"[1]", JSON), "not documented, only 204") == [1]
    assert warned((), answer(b"[1]", JSON), "the status is not documented") == [1]
    assert isinstance(read((Returns("default", JSON, Flow),), answer(b'{"id": "1"}', JSON)), Flow)


def test_a_redirect_is_a_success_where_nothing_else_is() -> None:
    found = (Returns("302"), Returns("default", JSON, Draft))
    assert is_success(found, httpx.Response(302))
    assert is_success((Returns("3XX"),), httpx.Response(307))
    assert not is_success(found, httpx.Response(307))
    assert not is_success((Returns("200"), *found), httpx.Response(302))
    assert not is_success((Returns("304"), Returns("default")), httpx.Response(304))
    assert read(found, httpx.Response(302, headers={"location": "/x"})) is None


def test_errors_are_found_by_status_then_range_then_default() -> None:
    rows = (Returns("default", type=1), Returns("4xx", type=2), Returns("404", type=3))
    types = [documented_error(rows, httpx.Response(status))[0].type for status in (404, 409, 500)]
    assert types == [3, 2, 1]


def test_json_that_only_python_reads_is_read() -> None:
    options = (Returns("200", JSON, Flow),)
    half = read(options, answer(b'{"id": "\\ud800", "more": ["\\udfff"]}', JSON))
    assert (half.id, half.model_extra) == ("\ud800", {"more": ["\udfff"]})
    assert read(options, answer('{"id": "é"}'.encode("utf-16"), JSON)).id == "é"
    assert read(options, answer('{"id": "é"}'.encode("latin-1"), f"{JSON}; charset=latin-1")).id == "é"
    broken = warned(options, answer(b'{"id": "a\xff"}', JSON), "the body is no utf-8")
    assert broken.id == "a\ufffd"


@pytest.mark.parametrize("number", ["1e400", "-1e400", "9" * 5000])
def test_a_number_that_python_cannot_hold_is_kept_as_text(number: str) -> None:
    class Amount(Model):
        value: int | float

    body = f'{{"value": {number}}}'.encode()
    assert warned((Returns("200", JSON, Amount),), answer(body, JSON), "value").value == number


def test_whole_numbers_are_integers_however_they_are_written() -> None:
    class Counts(Model):
        count: int
        listed: list[int] | None = None
        either: int | str | None = None

    body = b'{"count": 2.0, "listed": [1e3, -0.0], "either": 1.0}'
    counts = read((Returns("200", JSON, Counts),), answer(body, JSON))
    assert counts.to_dict() == {"count": 2, "listed": [1000, 0], "either": 1}
    assert [type(value) for value in (counts.count, counts.either)] == [int, int]
    problem = "count: Input should be a valid integer; got a float"
    assert warned((Returns("200", JSON, Counts),), answer(b'{"count": 2.5}', JSON), problem).count == 2.5


def test_what_is_nested_without_end_is_text() -> None:
    deep = b"[" * 100_000 + b"]" * 100_000
    assert warned((Returns("200", JSON, Flow),), answer(deep, JSON), "is nested too deeply") == deep.decode()


def test_a_deep_value_that_python_reads_is_given() -> None:
    deep = b'{"id": ' + b"[" * 250 + b"]" * 250 + b"}"
    value = warned((Returns("200", JSON, Flow),), answer(deep, JSON), "the body|id")
    assert json.loads(deep)["id"] == value.id


@pytest.mark.parametrize(
    "charset", ["utf-16", "idna", "undefined", "zlib", "hex", "rot13", "punycode", "no such", "\x00", "unicode_escape"]
)
def test_no_charset_leads_out_of_the_errors(charset: str) -> None:
    response = answer(b"caf\xc3\xa9 \xff", f"text/plain; charset={charset}")
    assert isinstance(read((Returns("200", "text/plain"),), response, "ignore"), str)
    assert isinstance(read((Returns("200", JSON, Flow),), response, "ignore"), str)
