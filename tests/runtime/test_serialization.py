"""Parameters in every style of OpenAPI."""

from __future__ import annotations

from typing import Any

import pytest

from specmint.runtime.calls import Parameter
from specmint.runtime.serialization import cookie_pairs, extra_pairs, header_text, path_text, query_pairs
from specmint.runtime.values import UnsendableError

ARRAY = ["blue", "black"]
OBJECT = {"R": 100, "G": 200}


def parameter(location: Any, **how: Any) -> Parameter:
    return Parameter("color", location=location, **how)


@pytest.mark.parametrize(
    ("style", "explode", "scalar", "array", "object_"),
    [
        ("", None, "blue", "blue,black", "R,100,G,200"),
        ("simple", True, "blue", "blue,black", "R=100,G=200"),
        ("label", False, ".blue", ".blue,black", ".R,100,G,200"),
        ("label", True, ".blue", ".blue.black", ".R=100.G=200"),
        ("matrix", False, ";color=blue", ";color=blue,black", ";color=R,100,G,200"),
        ("matrix", True, ";color=blue", ";color=blue;color=black", ";R=100;G=200"),
        ("pipeDelimited", False, "blue", "blue%7Cblack", "R%7C100%7CG%7C200"),
        ("spaceDelimited", False, "blue", "blue%20black", "R%20100%20G%20200"),
        ("tabDelimited", False, "blue", "blue%09black", "R%09100%09G%09200"),
    ],
)
def test_path_styles(style: str, *, explode: bool | None, scalar: str, array: str, object_: str) -> None:
    color = parameter("path", style=style, explode=explode)
    assert [path_text(color, value) for value in ("blue", ARRAY, OBJECT)] == [scalar, array, object_]


@pytest.mark.parametrize(
    ("style", "explode", "scalar", "array", "object_"),
    [
        ("", None, "color=blue", "color=blue&color=black", "R=100&G=200"),
        ("form", False, "color=blue", "color=blue,black", "color=R,100,G,200"),
        ("spaceDelimited", False, "color=blue", "color=blue%20black", "color=R%20100%20G%20200"),
        ("pipeDelimited", False, "color=blue", "color=blue%7Cblack", "color=R%7C100%7CG%7C200"),
        ("tabDelimited", False, "color=blue", "color=blue%09black", "color=R%09100%09G%09200"),
        ("deepObject", True, "color=blue", "color%5B0%5D=blue&color%5B1%5D=black", "color%5BR%5D=100&color%5BG%5D=200"),
    ],
)
def test_query_styles(style: str, *, explode: bool | None, scalar: str, array: str, object_: str) -> None:
    color = parameter("query", style=style, explode=explode)
    found = ["&".join(map(str, query_pairs(color, value))) for value in ("blue", ARRAY, OBJECT)]
    assert found == [scalar, array, object_]


def test_reserved_characters_of_a_path_segment_may_stay() -> None:
    kept = parameter("path", allow_reserved=True)
    assert path_text(kept, "a:b;c=d@e/f?g#h") == "a:b;c=d@e%2Ff%3Fg%23h"


def test_deep_objects_may_be_deep() -> None:
    value = {"a": {"b": [1, 2], "c": None}}
    pairs = query_pairs(parameter("query", style="deepObject", explode=True), value)
    assert [str(pair) for pair in pairs] == ["color%5Ba%5D%5Bb%5D%5B0%5D=1", "color%5Ba%5D%5Bb%5D%5B1%5D=2"]


@pytest.mark.parametrize(("value", "text"), [(True, "true"), (False, "false"), (1, "1"), (1.5, "1.5"), ("", "")])
def test_scalars(value: object, text: str) -> None:
    assert [str(pair) for pair in query_pairs(parameter("query"), value)] == [f"color={text}"]


@pytest.mark.parametrize("explode", [True, False])
def test_empty_arrays_and_nones_are_not_sent(*, explode: bool) -> None:
    for value in ([], [None], {}, {"a": None}):
        assert query_pairs(parameter("query", explode=explode), value) == []


@pytest.mark.parametrize(
    ("explode", "value", "text"),
    [
        (True, ["", "a"], ";color;color=a"),
        (True, {"R": "", "G": 1}, ";R;G=1"),
        (False, ["", ""], ";color=,"),
        (False, [""], ";color"),
    ],
)
def test_what_is_empty_in_a_matrix_has_no_equals_sign(*, explode: bool, value: object, text: str) -> None:
    assert path_text(parameter("path", style="matrix", explode=explode), value) == text


@pytest.mark.parametrize(
    ("style", "text"),
    [("", "a b,c|d"), ("pipeDelimited", "a b|c,d"), ("spaceDelimited", "a|b c,d"), ("tabDelimited", "a b\tc,d")],
)
def test_lists_in_headers_are_parted_as_swagger_has_it(style: str, text: str) -> None:
    separator = {"": ",", "pipeDelimited": "|", "spaceDelimited": " ", "tabDelimited": "\t"}[style]
    color = parameter("header", style=style, explode=False)
    assert header_text(color, text.split(separator)) == text
    assert header_text(color, f"a{separator}b") == f"a{separator}b"
    with pytest.raises(UnsendableError, match="inside of an item"):
        header_text(color, ["a", f"b{separator}c"])


def test_what_is_encoded_already_passes_where_reserved_characters_may() -> None:
    assert str(query_pairs(parameter("query", allow_reserved=True), "a%2Fb%zz")[0]) == "color=a%2Fb%25zz"
    assert str(query_pairs(parameter("query"), "a%2Fb")[0]) == "color=a%252Fb"
    assert path_text(parameter("path", allow_reserved=True), "a%2Fb") == "a%2Fb"


def test_query_values_cannot_leave_their_place() -> None:
    (pair,) = query_pairs(parameter("query"), "a&b=c#d ü+/?")
    assert str(pair) == "color=a%26b%3Dc%23d%20%C3%BC%2B%2F%3F"


def test_reserved_characters_are_kept_where_allowed_but_those_that_structure_a_query() -> None:
    (pair,) = query_pairs(parameter("query", allow_reserved=True), "a/b?c:d,e&f=g#h+[i]%")
    assert pair.value == "a/b?c:d,e%26f%3Dg%23h%2B%5Bi%5D%25"


def test_delimiters_inside_of_values_are_encoded() -> None:
    (pair,) = query_pairs(parameter("query", explode=False), ["a,b", "c"])
    assert pair.value == "a%2Cb,c"


@pytest.mark.parametrize(("explode", "expected"), [(False, "R,100,G,200"), (True, "R=100,G=200")])
def test_headers(*, explode: bool, expected: str) -> None:
    color = parameter("header", explode=explode)
    assert [header_text(color, value) for value in ("a b/é", ARRAY, OBJECT)] == ["a b/é", "blue,black", expected]


@pytest.mark.parametrize(
    ("value", "pairs"),
    [("a%2Cb=c!", ["color=a%2Cb=c!"]), (["a", "b"], ["color=a", "color=b"]), ({"R": 1, "G": "x=y"}, ["R=1", "G=x=y"])],
)
def test_cookies_of_the_style_cookie_are_not_encoded(value: object, pairs: list[str]) -> None:
    assert [str(pair) for pair in cookie_pairs(parameter("cookie", style="cookie"), value)] == pairs


@pytest.mark.parametrize("value", ["a;b", "a b", "a,b", 'a"', "a\\b", "a\r\n", "ü", {"a;b": 1}])
def test_what_cannot_stand_in_a_cookie_is_refused(value: object) -> None:
    with pytest.raises(UnsendableError, match="color"):
        cookie_pairs(parameter("cookie", style="cookie"), value)


def test_cookies_of_the_style_cookie_cannot_hold_lists() -> None:
    color = parameter("cookie", style="cookie", explode=False)
    assert [str(pair) for pair in cookie_pairs(color, ["a"])] == ["color=a"]
    for value in (["a", "b"], {"R": 1}):
        with pytest.raises(UnsendableError):
            cookie_pairs(color, value)


def test_cookies() -> None:
    assert [str(pair) for pair in cookie_pairs(parameter("cookie", explode=False), ["a;b", "c"])] == ["color=a%3Bb,c"]


def test_parameters_with_a_content_type_are_json() -> None:
    value = {"a": ["é", None]}
    how = {"content_type": "application/json"}
    assert path_text(parameter("path", **how), value) == "%7B%22a%22%3A%5B%22%C3%A9%22%2Cnull%5D%7D"
    assert query_pairs(parameter("query", **how), value)[0].value == "%7B%22a%22%3A%5B%22%C3%A9%22%2Cnull%5D%7D"
    assert header_text(parameter("header", **how), value) == '{"a":["\\u00e9",null]}'


def test_arrays_inside_of_arrays_are_refused_outside_of_deep_objects() -> None:
    with pytest.raises(UnsendableError, match="inside each other"):
        query_pairs(parameter("query"), [[1]])


def test_extra_query_is_encoded_too() -> None:
    assert [str(pair) for pair in extra_pairs("a&b", ["1 2", 3])] == ["a%26b=1%202", "a%26b=3"]
    assert extra_pairs("a", None) == []
