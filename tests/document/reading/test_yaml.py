"""YAML 1.2."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from specmint.document.reading.parse import parse
from specmint.document.reading.yaml_events import parse_yaml_exactly
from specmint.ir.diagnostics import SpecmintError

if TYPE_CHECKING:
    from collections.abc import Callable


def exactly(text: str) -> Any:
    return parse_yaml_exactly("spec.yaml", text)


def rules_broken(text: str) -> list[str]:
    with pytest.raises(SpecmintError) as caught:
        exactly(text)
    return [diagnostic.rule.name for diagnostic in caught.value.diagnostics]


@pytest.mark.parametrize(
    "text", ["NO", "no", "on", "OFF", "y", "yes", "2026-01-02", "2026-01-02T03:04:05Z", "1:30", "1_000"]
)
def test_what_yaml_1_1_took_for_something_else_stays_text(text: str) -> None:
    assert exactly(f"value: {text}\n") == {"value": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-7", -7),
        ("+7", 7),
        ("0", 0),
        ("1e-08", 1e-08),
        ("1E5", 100000.0),
        (".5", 0.5),
        ("-.5", -0.5),
        ("1.", 1.0),
        ("1.50", 1.5),
        ("18446744073709551615", 2**64 - 1),
    ],
)
def test_core_schema(text: str, value: Any) -> None:
    found = exactly(f"value: {text}\n")["value"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("text", ["007", "00", "-01", "1e999", "0x", "+", ".", "1.2.3", "e5", "nan", "Infinity"])
def test_what_only_looks_like_a_number_is_text(text: str) -> None:
    assert exactly(f"value: {text}\n") == {"value": text}


@pytest.mark.parametrize(
    ("text", "value"), [("0o14", 12), ("0x1F", 31), ("0xffffffffffffffffff", 0xFFFFFFFFFFFFFFFFFF), ("0o8", "0o8")]
)
def test_octal_and_hexadecimal_numbers(text: str, value: Any) -> None:
    assert exactly(f"value: {text}\n") == {"value": value}


@pytest.mark.parametrize("text", ["0b11", "-0x1", "+0x1", "-0o7"])
def test_prefixes_that_yaml_1_2_does_not_know_are_text(text: str) -> None:
    assert exactly(f"value: {text}\n") == {"value": text}


@pytest.mark.parametrize("number", ["18446744073709551616", "-9223372036854775809", "9" * 400])
def test_integers_beyond_64_bits(number: str) -> None:
    assert exactly(f"value: {number}\n") == {"value": int(number)}


def test_an_integer_too_long_for_python_is_text() -> None:
    assert exactly(f"value: {'9' * 5000}\n") == {"value": "9" * 5000}


def test_integer_keys_are_text() -> None:
    assert exactly("200: a\n404: b\n-1: c\n") == {"200": "a", "404": "b", "-1": "c"}


@pytest.mark.parametrize("key", ["true", "null", "~", "1.0", "1e3", "0x10", "+5"])
def test_other_keys_are_text_as_they_are_written(key: str) -> None:
    assert exactly(f"{key}: a\nb: c\n") == {key: "a", "b": "c"}


def test_texts_of_every_style() -> None:
    text = "a: 'it''s'\nb: \"x\\ty\\u00e9\"\nc: |\n  one\n  two\nd: >-\n  one\n  two\ne: plain\n  text\n"
    assert exactly(text) == {"a": "it's", "b": "x\tyé", "c": "one\ntwo\n", "d": "one two", "e": "plain text"}


@pytest.mark.parametrize(
    ("text", "value"), [("!!str 1", "1"), ("!!int '3'", 3), ("!!binary aGk=", "aGk="), ("!other 1", "1"), ("! 1", "1")]
)
def test_tags(text: str, value: Any) -> None:
    assert exactly(f"value: {text}\n") == {"value": value}


def test_aliases_are_shared_and_merged() -> None:
    tree = exactly("base: &base {a: 1, b: 2}\ncopy: *base\nlist: [*base]\nown:\n  b: 3\n  <<: *base\n")
    assert tree["copy"] is tree["base"]
    assert tree["list"] == [{"a": 1, "b": 2}]
    assert tree["own"] == {"a": 1, "b": 3}


def test_of_several_merged_mappings_the_first_wins() -> None:
    assert exactly("a: &a {x: 1}\nb: &b {x: 2, y: 2}\nc: {<<: [*a, *b]}\n")["c"] == {"x": 1, "y": 2}


def test_a_quoted_merge_key_is_a_name() -> None:
    assert exactly("'<<': {a: 1}\nb: 2\n") == {"<<": {"a": 1}, "b": 2}


def test_aliases_of_scalars_and_keys() -> None:
    assert exactly("&k a: &v 1\nb: *v\nc: *k\n") == {"a": 1, "b": 1, "c": "a"}


def test_text_that_only_resembles_what_needs_care_does_not() -> None:
    tree = exactly("a: R&D and b&c\nb: hash 0b11\ntel +49: no\nd: x.inf\ne: ['&']\nf: x12345678901234567890\n")
    assert list(tree.values()) == ["R&D and b&c", "hash 0b11", "no", "x.inf", ["&"], "x12345678901234567890"]


def test_every_duplicate_is_reported_with_both_places() -> None:
    with pytest.raises(SpecmintError) as caught:
        exactly("a: 1\nb: {c: 1, c: 2}\na: 3\n200: x\n'200': y\n")
    assert [diagnostic.message for diagnostic in caught.value.diagnostics] == [
        "The key 'c' stands twice in one mapping; the first is in line 2, column 5.",
        "The key 'a' stands twice in one mapping; the first is in line 1, column 1.",
        "The key '200' stands twice in one mapping; the first is in line 4, column 1.",
    ]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("? {a: 1}\n: 2\n", "bad-key"),
        ("a: &a 1\n? *a\n: 2\n", "bad-key"),
        ("a: &x [1]\nb: {<<: *x}\n", "bad-merge"),
        ("a: &x {b: [*x]}\n", "recursive-alias"),
        ("a: 'x\x07'\n", "syntax-error"),
        ("a: \t[\n", "syntax-error"),
        ("%YAML 3.0\n---\na: 1\n", "syntax-error"),
    ],
)
def test_what_is_refused(text: str, rule: str) -> None:
    assert rules_broken(text) == [rule]


def test_an_alias_counts_as_deep_as_what_it_stands_for() -> None:
    layers = ["a0: &a0 [[[[[[[[[[]]]]]]]]]]"]
    layers += [f"a{index}: &a{index} [[[[[[[[[*a{index - 1}]]]]]]]]]" for index in range(1, 20)]
    assert rules_broken("\n".join(layers)) == ["nested-too-deeply"]


def test_positions_count_characters_not_bytes() -> None:
    with pytest.raises(SpecmintError) as caught:
        exactly("{é😀: 1, a: 2, a: 3}\n")
    position = caught.value.diagnostics[0].position
    assert position is not None
    assert (position.line, position.column) == (1, 15)


@pytest.mark.parametrize(
    "text",
    [
        "---\na: 1\nb: [x]\n...\n",
        "# first\n\n---\na: 1 # one\nb:\n- x\n",
        "a: 1\r\nb:\r\n  - x\r\n",
        "a:\t1\nb:\t[x]\t\n",
        "%YAML 1.2\n---\na: 1\nb: [x]\n",
        "a: 1\nb: [x]",
    ],
)
def test_markers_breaks_and_tabs_between_values(text: str) -> None:
    assert exactly(text) == {"a": 1, "b": ["x"]}


DEEP = 50_000


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * DEEP,
        "a: " + "[" * DEEP + "]" * DEEP,
        "a: " + "{a: " * DEEP + "1" + "}" * DEEP,
        "- " * DEEP + "1",
        "\n".join(" " * depth + "a:" for depth in range(500)),
    ],
    ids=["open", "lists", "mappings", "items", "indented"],
)
def test_deep_nesting_ends_at_once(text: str) -> None:
    with pytest.raises(SpecmintError) as caught:
        parse("spec.yaml", text)
    assert [found.rule.name for found in caught.value.diagnostics] == ["nested-too-deeply"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: " + "1" * 200_000, "1" * 200_000),
        ("a: " + "1" * 200_000 + "x", "1" * 200_000 + "x"),
        ("a: 0x" + "f" * 200_000 + "x", "0x" + "f" * 200_000 + "x"),
        ("a: '" + "x" * 5_000_000 + "'", "x" * 5_000_000),
        ("a: .inf" + " " * 200_000 + "x", ".inf" + " " * 200_000 + "x"),
    ],
    ids=["digits", "digits and a letter", "hexadecimal", "text", "spaces"],
)
def test_long_scalars_take_time_in_proportion(text: str, value: str) -> None:
    assert parse("spec.yaml", text).tree == {"a": value}


def test_brackets_in_text_are_no_nesting() -> None:
    text = "".join(f"k{number}: 'a [ b {{'\n" for number in range(200))
    assert set(parse("spec.yaml", text).tree.values()) == {"a [ b {"}


def test_a_few_aliases_that_stand_for_billions_of_values_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 9)}]" for number in range(1, 10)]
    with pytest.raises(SpecmintError) as caught:
        parse("spec.yaml", "\n".join(lines))
    assert [found.rule.name for found in caught.value.diagnostics] == ["too-many-nodes"]


def test_places_are_not_looked_for_until_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    readings: list[str] = []
    monkeypatch.setattr(yaml, "parse", partial(_counted, readings, yaml.parse))
    text = "a: {b: 1}\n"
    parsed = parse("spec.yaml", text)
    assert len(readings) == 1
    assert parsed.places.offset(["a", "b"]) == text.index("1")
    assert len(readings) == 2


def _counted(readings: list[str], read: Callable[..., Any], text: str, **options: Any) -> Any:
    readings.append(text)
    return read(text, **options)
