"""How diagnostics look."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from specmint.diagnostics.docs import render_docs
from specmint.diagnostics.github import render_github
from specmint.diagnostics.json_report import render_json
from specmint.diagnostics.place import Place
from specmint.diagnostics.report import finding, report
from specmint.diagnostics.rules import RULES
from specmint.diagnostics.rules_configuration import CONFIGURATION_MISSING
from specmint.diagnostics.rules_references import DANGLING_REFERENCE
from specmint.diagnostics.text import render_text
from specmint.ir.document import Document, Position
from specmint.text.visible import visible, width

if TYPE_CHECKING:
    from specmint.ir.diagnostics import Diagnostic

TEXT = "one\ntwo\nthree\nfour\n"


def at(line: int, column: int, text: str = TEXT) -> Diagnostic:
    return finding(DANGLING_REFERENCE, Place("spec.yaml", "#/a", Position(line, column), text), reference="#/b")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (1, ["  1 | one", "    | ^", "  2 | two"]),
        (2, ["  1 | one", "  2 | two", "    | ^", "  3 | three"]),
        (5, ["  4 | four", "  5 |", "    | ^"]),
    ],
)
def test_lines_around_the_place(line: int, expected: list[str]) -> None:
    assert render_text([at(line, 1)], color=False).splitlines()[2:-1] == expected


def test_several_are_set_apart_and_none_is_nothing() -> None:
    text = render_text([at(1, 1), at(2, 1)], color=False)
    assert text.count("\n\nerror SM301 dangling-reference: ") == 1
    assert render_text([], color=False) == ""


def test_colors() -> None:
    colored = render_text([at(1, 1)], color=True)
    assert colored.startswith("\x1b[1;31merror SM301 dangling-reference:\x1b[0m ")
    plain = colored
    for code in ("1;31", "1;33", "36", "32", "1", "0"):
        plain = plain.replace(f"\x1b[{code}m", "")
    assert plain == render_text([at(1, 1)], color=False)


def test_long_lines_are_cut_around_the_place() -> None:
    text = "x" * 1000 + "HERE" + "y" * 1000
    lines = render_text([at(1, 1001, text)], color=False).splitlines()
    assert len(lines[2]) < 200
    assert lines[2][lines[3].index("^") :].startswith("HERE")


def test_the_caret_stands_below_wide_and_escaped_characters() -> None:
    lines = render_text([at(1, 7, "\t日本e\u0301\x1bX")], color=False).splitlines()
    assert lines[2:4] == ["  1 |     日本e\u0301\\x1bX", "    | " + " " * 13 + "^"]
    assert width("日本e\u0301") == 5


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m\x00\x07", "\\x1b[31m\\x00\\x07"),
        ("a\nb\r\u2028c\x85", "a\\nb\\r\\u2028c\\x85"),
        ("\u202e\u200b\ufeff", "\\u202e\\u200b\\ufeff"),
        ("\ud800", "\\ud800"),
        ("a\tb", "a    b"),
        ("é日😀", "é日😀"),
    ],
)
def test_what_a_terminal_could_obey_is_escaped(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_hostile_text_stays_on_its_line() -> None:
    hostile = finding(
        DANGLING_REFERENCE, Place("a\nb\x1b", "#/x\u2028"), reference="\n::error::\x1b[2J\ud800{reference}"
    )
    text = render_text([hostile], color=False)
    assert text.splitlines()[0].endswith("'\\n::error::\\x1b[2J\\ud800{reference}' leads nowhere.")
    assert text.splitlines()[1] == "  --> a\\nb\\x1b  (#/x\\u2028)"
    text.encode()


@pytest.mark.parametrize(
    ("operations", "told"),
    [(("GET /a",), "GET /a"), (("a", "b", "c"), "a, b, c"), (("a", "b", "c\x1b", "d", "e"), "a, b, c\\x1b and 2 more")],
)
def test_what_it_costs_is_told(operations: tuple[str, ...], told: str) -> None:
    costly = replace(at(1, 1), operations=operations)
    assert f"  costs: {told}\n  help: " in render_text([costly], color=False)
    assert json.loads(render_json([costly]))["diagnostics"][0]["operations"] == list(operations)


def test_long_facts_are_cut() -> None:
    assert len(finding(DANGLING_REFERENCE, reference="x" * 10_000).message) < 300


def test_json() -> None:
    document = json.loads(render_json([at(2, 3), finding(DANGLING_REFERENCE, Place("s"), reference="\ud800")]))
    assert document["diagnostics"][0] == {
        "code": "SM301",
        "name": "dangling-reference",
        "severity": "error",
        "message": "The reference '#/b' leads nowhere.",
        "help": DANGLING_REFERENCE.remedy,
        "source": "spec.yaml",
        "pointer": "#/a",
        "line": 2,
        "column": 3,
        "operations": [],
    }
    assert document["diagnostics"][1]["line"] is None
    assert json.loads(render_json([])) == {"diagnostics": []}


def test_github() -> None:
    place = Place("a,b:c%.yaml", "#/a", Position(2, 3), TEXT)
    text = render_github([finding(DANGLING_REFERENCE, place, reference="50%\n::stop")])
    assert text == (
        "::error file=a%2Cb%3Ac%25.yaml,line=2,col=3,title=SM301 dangling-reference::"
        f"The reference '50%25\\n::stop' leads nowhere.%0A{DANGLING_REFERENCE.remedy}\n"
    )
    nowhere = render_github([finding(CONFIGURATION_MISSING, folder=".")])
    assert nowhere.startswith("::error title=SM601 configuration-missing::No configuration")


def test_report_finds_the_place_in_a_document_or_names_the_source() -> None:
    document = Document(
        "d.yaml", "", "3.1.0", {}, "a\nb\n", lambda pointer: Position(2, 1) if pointer == "#/b" else None
    )
    found = report(DANGLING_REFERENCE, document=document, pointer="#/b", reference="x")
    assert (found.source, found.position, found.listing) == ("d.yaml", Position(2, 1), ((1, "a"), (2, "b"), (3, "")))
    assert report(DANGLING_REFERENCE, document=document, pointer="#/c", reference="x").listing == ()
    assert report(DANGLING_REFERENCE, source="s.toml", reference="x").source == "s.toml"


def test_every_rule_has_its_own_code_and_name_and_reads_as_sentences() -> None:
    assert [row.code for row in RULES] == sorted({row.code for row in RULES})
    assert len({row.name for row in RULES}) == len(RULES)
    for row in RULES:
        assert row.name == row.name.lower().replace("_", "-")
        assert row.sentence.endswith((".", "{reason}"))
        assert row.remedy.endswith(".")
        assert "{" not in row.remedy


def test_the_page_names_every_rule() -> None:
    page = render_docs()
    assert all(f"| {row.code} | {row.name} | {row.severity} |" in page for row in RULES)
    assert "The path names '{{name}}'" in page
