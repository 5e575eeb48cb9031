from __future__ import annotations

from typing import Any

import pytest

from specmint.ir.api import Location, Parameter
from specmint.package.examples import wire

ARRAY = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200}


def parameter(location: Location, style: str, *, explode: bool, content_type: str | None = None) -> Parameter:
    return Parameter("color", location, True, "#", style, explode, False, content_type, "", False, "#")  # noqa: FBT003


@pytest.mark.parametrize(
    ("style", "explode", "texts"),
    [
        ("matrix", False, (";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200")),
        ("matrix", True, (";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200")),
        ("label", False, (".", ".blue", ".blue,black,brown", ".R,100,G,200")),
        ("label", True, (".", ".blue", ".blue.black.brown", ".R=100.G=200")),
        ("simple", False, ("", "blue", "blue,black,brown", "R,100,G,200")),
        ("simple", True, ("", "blue", "blue,black,brown", "R=100,G=200")),
    ],
)
def test_path_styles(style: str, explode: bool, texts: tuple[str, ...]) -> None:  # noqa: FBT001 - the table of the specification
    described = parameter("path", style, explode=explode)
    found = [wire.path("{color}", [(described, value)]) for value in ("", "blue", ARRAY, OBJECT)]
    assert tuple(found) == texts


@pytest.mark.parametrize(
    ("style", "explode", "array", "object_"),
    [
        ("form", False, [["color", "blue,black,brown"]], [["color", "R,100,G,200"]]),
        ("form", True, [["color", each] for each in ARRAY], [["R", "100"], ["G", "200"]]),
        ("spaceDelimited", False, [["color", "blue black brown"]], [["color", "R 100 G 200"]]),
        ("pipeDelimited", False, [["color", "blue|black|brown"]], [["color", "R|100|G|200"]]),
        (
            "deepObject",
            True,
            [[f"color[{index}]", each] for index, each in enumerate(ARRAY)],
            [["color[R]", "100"], ["color[G]", "200"]],
        ),
    ],
)
def test_query_styles(style: str, explode: bool, array: list[Any], object_: list[Any]) -> None:  # noqa: FBT001 - the table of the specification
    described = parameter("query", style, explode=explode)
    assert wire.query([(described, ARRAY)]) == array
    assert wire.query([(described, OBJECT)]) == object_
    assert wire.query([(described, "")]) == [["color", ""]]


def test_deep_objects_nest() -> None:
    described = parameter("query", "deepObject", explode=True)
    value = {"a": {"b": [1, 2]}, "c": None}
    assert wire.query([(described, value)]) == [["color[a][b][0]", "1"], ["color[a][b][1]", "2"], ["color[c]", "null"]]


@pytest.mark.parametrize(
    ("value", "text"), [(True, "true"), (False, "false"), (1, "1"), (1.5, "1.5"), (1.0, "1.0"), ("a&b", "a&b")]
)
def test_primitives(value: Any, text: str) -> None:
    assert wire.query([(parameter("query", "form", explode=True), value)]) == [["color", text]]


def test_headers_are_not_encoded_and_have_lower_case_names() -> None:
    described = parameter("header", "simple", explode=True)
    assert wire.headers([(described, ["a b", True])]) == {"color": "a b,true"}
    assert wire.headers([(described, OBJECT)]) == {"color": "R=100,G=200"}


def test_cookies() -> None:
    assert wire.cookie([(parameter("cookie", "form", explode=True), "a;b")]) == "color=a%3Bb"
    assert wire.cookie([(parameter("cookie", "form", explode=False), ARRAY)]) == "color=blue%2Cblack%2Cbrown"
    assert wire.cookie([]) == ""


@pytest.mark.parametrize("location", ["path", "query", "header", "cookie"])
def test_content_is_json(location: Location) -> None:
    described = parameter(location, "simple", explode=False, content_type="application/json")
    valued = [(described, OBJECT)]
    found = {
        "path": wire.path("/{color}", valued),
        "query": wire.query(valued),
        "header": wire.headers(valued),
        "cookie": wire.cookie(valued),
    }[location]
    encoded = "%7B%22R%22%3A100%2C%22G%22%3A200%7D"
    expected = {"path": f"/{encoded}", "query": [["color", '{"R":100,"G":200}']], "cookie": f"color={encoded}"}
    assert found == expected.get(location, {"color": '{"R":100,"G":200}'})


def test_paths_encode_values_as_one_segment_and_leave_the_rest() -> None:
    described = parameter("path", "simple", explode=False)
    assert wire.path("/a b/%20/x:{color}.json", [(described, "ä/ü?#")]) == "/a%20b/%20/x:%C3%A4%2F%C3%BC%3F%23.json"


@pytest.mark.parametrize(
    ("location", "style", "value", "sendable"),
    [
        ("path", "simple", "a", True),
        ("path", "simple", "", False),
        ("path", "simple", "..", False),
        ("path", "simple", [], False),
        ("query", "form", None, False),
        ("query", "form", {"a": []}, False),
        ("query", "form", [{"a": 1}], False),
        ("query", "deepObject", {"a": {"b": 1}}, True),
        ("header", "simple", "plain", True),
        ("header", "simple", "a\nb", False),
        ("header", "simple", " a", False),
        ("header", "simple", "", False),
        ("header", "simple", "ä", False),
        ("cookie", "form", "a b", True),
    ],
)
def test_what_can_be_sent(location: Location, style: str, value: Any, sendable: bool) -> None:  # noqa: FBT001 - a column of the table
    assert wire.is_sendable(parameter(location, style, explode=False), value) is sendable
