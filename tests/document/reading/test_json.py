"""JSON, read strictly."""

from __future__ import annotations

import pytest

from specmint.document.reading.json_text import mend_surrogates, parse_json
from specmint.document.reading.parse import parse
from specmint.ir.diagnostics import SpecmintError


def rules_broken(text: str, source: str = "spec.json") -> list[str]:
    with pytest.raises(SpecmintError) as caught:
        parse(source, text)
    return [diagnostic.rule.name for diagnostic in caught.value.diagnostics]


def test_values() -> None:
    assert parse("spec.json", '{"a": [1, -2.5e-3, true, null, "\\u00e9", 18446744073709551616]}').tree == {
        "a": [1, -2.5e-3, True, None, "é", 18446744073709551616]
    }


def test_duplicates_in_every_depth_are_reported_with_both_places() -> None:
    text = '{"a": {"b": 1, "b": 2},\n "list": [{"c": "x", "c": "a"}, {"c": 1}],\n "\\u0061": 3}'
    with pytest.raises(SpecmintError) as caught:
        parse_json("spec.json", text)
    assert [(d.message, d.position.line if d.position else 0) for d in caught.value.diagnostics] == [
        ("The key 'b' stands twice in one mapping; the first is in line 1, column 8.", 1),
        ("The key 'c' stands twice in one mapping; the first is in line 2, column 12.", 2),
        ("The key 'a' stands twice in one mapping; the first is in line 1, column 2.", 3),
    ]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ('{"a": 1,}', "syntax-error"),
        ('{"a": ' + "9" * 5000 + "}", "syntax-error"),
        ('{"a": NaN}', "non-finite-number"),
        ('{"a": -1e400}', "non-finite-number"),
        ('{"a": ' + "[" * 200 + "]" * 200 + "}", "nested-too-deeply"),
        ("[" * 100_000, "nested-too-deeply"),
    ],
)
def test_what_is_refused(text: str, rule: str) -> None:
    assert rules_broken(text) == [rule]


def test_texts_that_look_like_large_numbers_are_no_numbers() -> None:
    assert parse_json("spec.json", '{"a": "1e999 ", "b": 5e001, "c": ["x1e999", 2]}')["c"] == ["x1e999", 2]


def test_halves_of_characters_become_the_replacement_character() -> None:
    parsed = parse("spec.json", '{"a": "\\ud83d", "b": "\\uD83D\\uDE00", "c": "\\\\ud83d", "d": "\\udc00x"}')
    assert parsed.tree == {"a": "�", "b": "😀", "c": "\\ud83d", "d": "�x"}
    assert [diagnostic.rule.name for diagnostic in parsed.diagnostics] == ["lone-surrogate"] * 2


def test_whole_characters_are_left_alone() -> None:
    text = '{"a": "\\ud83d\\ude00"}'
    assert mend_surrogates("spec.json", text) == (text, [])


def test_a_brace_may_also_start_yaml() -> None:
    assert parse("spec.yaml", "{openapi: 3.1.0, info: {title: x}}").tree["openapi"] == "3.1.0"


def test_json_with_mistakes_is_reported_as_json() -> None:
    with pytest.raises(SpecmintError, match="not valid JSON"):
        parse("https://example.com/openapi", '{"a": 1 "b": 2}')


def test_a_duplicate_in_json_is_no_reason_to_read_it_as_yaml() -> None:
    assert rules_broken('{"a": 1, "a": 2}', "<stdin>") == ["duplicate-key"]
