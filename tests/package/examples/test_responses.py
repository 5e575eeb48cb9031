from __future__ import annotations

import pytest

from tests.package.examples.describe import Json, codes, made, names, read

SCHEMA: Json = {"type": "object", "required": ["a"], "properties": {"a": {"const": 1}, "b": {"const": 2}}}


def answers(*statuses: str, content: Json | None = None) -> Json:
    content = content or {"application/json": {"schema": SCHEMA}}
    return {"responses": {status: {"description": "", "content": content} for status in statuses}}


def test_a_success_has_a_full_and_a_minimal_answer_and_an_error_one() -> None:
    fixtures = made(answers("200", "422"))
    assert names(fixtures, "response") == ["response.200.full", "response.200.minimal", "response.422"]
    head = {"status": 200, "headers": {"content-type": "application/json"}}
    assert read(fixtures, "response.200.full") == {**head, "body": {"a": 1, "b": 2}}
    assert read(fixtures, "response.200.minimal") == {**head, "body": {"a": 1}}
    assert read(fixtures, "response.422")["body"] == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (("2XX",), ["200.full", "200.minimal"]),
        (("2XX", "200"), ["200.full", "200.minimal"]),
        (("4XX", "5XX"), ["400", "500"]),
        (("default",), ["200.full", "200.minimal", "500"]),
        (("default", "500"), ["200.full", "200.minimal", "500"]),
        (("default", "204"), ["204.full", "204.minimal", "500"]),
        (("default", "5XX"), ["200.full", "200.minimal", "500"]),
        (("301", "100", "nonsense", "2000"), ["301.full", "301.minimal"]),
        (("200", "301", "304"), ["200.full", "200.minimal"]),
        (("3XX", "default"), ["300.full", "300.minimal", "500"]),
    ],
)
def test_ranges_stand_for_one_status(statuses: tuple[str, ...], expected: list[str]) -> None:
    assert names(made(answers(*statuses)), "response") == [f"response.{each}" for each in expected]


def test_an_answer_without_content_has_none() -> None:
    assert read(made({}), "response.204.full") == {"status": 204, "headers": {}}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"text/csv": {"schema": {"const": "a,b"}}}, {"text": "a,b"}),
        ({"text/plain": {"schema": {"type": "object"}}}, {"text": "value"}),
        ({"application/pdf": {"schema": {"const": "%PDF"}}}, {"base64": "JVBERg=="}),
        ({"application/pdf": {}}, {"base64": "dmFsdWU="}),
        ({"text/html": {}, "application/json": {"schema": {"const": 1}}}, {"body": 1}),
    ],
)
def test_other_media_types(content: Json, expected: Json) -> None:
    answer = read(made(answers("200", content=content)), "response.200.full")
    assert {key: value for key, value in answer.items() if key not in {"status", "headers"}} == expected


@pytest.mark.parametrize("content", [{"application/json": {"schema": False}}])
def test_an_answer_that_cannot_be_made_is_left_out(content: Json) -> None:
    fixtures = made(answers("200", "404", content=content))
    assert names(fixtures, "response") == []
    assert "fixture-not-possible" in codes(fixtures)


def test_no_answer_is_made_up_where_the_properties_of_an_object_meet_another_type() -> None:
    result = {"properties": {"result": {"type": "array"}}}
    contradictory = {"allOf": [result, {"properties": {"result": {"properties": {"a": {}}}}}], "required": ["result"]}
    fixtures = made(answers("200", content={"application/json": {"schema": contradictory}}))
    assert names(fixtures, "response") == []
    assert set(codes(fixtures)) == {"fixture-not-possible"}
