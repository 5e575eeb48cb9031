from __future__ import annotations

import json
import re

import pytest

from specmint.package.examples.files import Files, Fixture, Section, fixture_name, json_text
from tests.package.examples.describe import FILE, made, names, with_body

HOSTILE = [
    *(
        "../../etc/passwd",
        "..",
        ".",
        "",
        "/",
        "\\",
        "a\0b",
        "a\nb",
        "CON",
        "x" * 500,
        "😀",
        "\ud800",
        'a:b|c*?<>"',
        "~root",
        "-rf",
    ),
    *("A", "a", "é", "e\u0301", "a" * 96 + "b", "a" * 96 + "c"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_names_can_be_typed(text: str) -> None:
    name = fixture_name(text)
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_.-]*", name)
    assert ".." not in name
    assert not name.endswith(".")


def test_names_never_clash() -> None:
    section = Section()
    for index, text in enumerate(HOSTILE):
        section.add(Fixture(text, {"index": index}, f"#/{index}"))
    assert len(section.content) == len(HOSTILE)


def test_no_two_files_differ_in_case_only() -> None:
    files = Files()
    for path in ("webhooks/told", "webhooks/Told", "pets/create"):
        files.add(path, f"{path}\n")
    assert len({path.lower() for path in files.texts}) == 3
    assert {"webhooks/told.json", "pets/create.json"} < files.texts.keys()


def test_hostile_property_names_are_names_of_fixtures_in_one_file() -> None:
    union = {"oneOf": [{"title": "../../x", "type": "string"}, {"title": "a/b\\c", "type": "integer"}]}
    properties = {
        name: union if name == "../up" else {"type": "string", "maxLength": 1} for name in ("../up", "a/b", "A/B", "\0")
    }
    fixtures = made(with_body({"type": "object", "properties": properties}))
    assert list(fixtures.files) == [FILE]
    assert len(names(fixtures)) > 8
    for name in names(fixtures):
        assert re.fullmatch(r"(request\.|response\.|invalid/)[A-Za-z0-9_][A-Za-z0-9_.-]*", name)


def test_text_is_readable_json_with_lone_surrogates_escaped() -> None:
    value = {"a": ["ä\u2028😀", "\ud800", {}]}
    text = json_text(value)
    assert text.startswith('{\n  "a": [\n    "ä')
    assert text.endswith("}\n")
    assert text.encode()
    assert json.loads(text) == value


def test_json_has_no_infinity() -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_text([float("inf")])


def test_short_lists_stand_in_one_line() -> None:
    value = {
        "pairs": [["a,\n[b", "1"], ["c", None]],
        "long": ["x" * 60, "y" * 60],
        "empty": [],
        "deep": [{"a": [1, 2]}],
    }
    text = json_text(value)
    assert '      ["a,\\n[b", "1"],\n' not in text
    assert '    ["a,\\n[b", "1"],\n    ["c", null]\n' in text
    assert f'"long": [\n    "{"x" * 60}",\n' in text
    assert '"a": [1, 2]' in text
    assert json.loads(text) == value
