"""The changelog of a client's package."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from specmint.changes.reporting.changelog import entry, inserted
from tests.changes.reporting.samples import (
    ADDED,
    ATTACKS,
    EMPTY,
    GONE,
    NEW,
    OPTIONAL,
    REMOVED,
    SERVER,
    TAKEN,
    UPDATE,
    USUAL,
    hostile,
)

ENTRY = """\
## 2026-04-12: document 2.0.0 to 2.1.0
<!-- specmint: sha256:6f1d0c1bb2d3 -> sha256:a40e99b1c7f0 -->

Asks for a major version. 3 changes break callers, the first of them request-property-removed.

### Removed

- **Breaking:** The call `ai.assistants.retrieve` is gone. (`ai.assistants.retrieve`)
- **Breaking:** The property legacy\\_voice of the request body is gone. (`ai.assistants.versions.update`)

### Changed

- The field Assistant.description is now str \\| None; it was str. \
(`ai.assistants.list`, `ai.assistants.versions.update`)
- The server is now https:&#8203;//api.example.com/v2; it was https:&#8203;//example.com/v2.

### Added

- The property model of the answer may also be large-4. (`ai.assistants.list`)
"""
SHOWN = replace(USUAL, changes=(GONE, OPTIONAL, SERVER, ADDED, TAKEN))


def test_an_entry_tells_what_was_removed_changed_and_added() -> None:
    assert entry(SHOWN, "2026-04-12") == ENTRY


@pytest.mark.parametrize(
    ("rule_id", "area", "heading"),
    [
        ("operation-deprecated", "operations", "Deprecated"),
        ("operation-no-longer-deprecated", "operations", "Changed"),
        ("request-maximum-removed", "bounds", "Changed"),
        ("security-scheme-removed", "security", "Security"),
        ("response-type-changed", "schemas", "Changed"),
    ],
)
def test_a_change_stands_where_its_rule_belongs(rule_id: str, area: str, heading: str) -> None:
    each = replace(SERVER, rule=replace(SERVER.rule, id=rule_id, area=area))
    assert f"### {heading}\n" in entry(replace(USUAL, changes=(each,)), "2026-04-12")


def test_what_is_only_said_otherwise_is_counted() -> None:
    each = replace(SERVER, rule=replace(SERVER.rule, id="schema-documentation-changed"))
    text = entry(replace(USUAL, changes=(each, replace(each, message="Another."))), "2026-04-12")
    assert "### Changed\n\n- The documentation of 2 parts of the API\n" in text
    assert "Another." not in text


def test_what_goes_on_the_wire_and_in_python_is_told_once() -> None:
    twin = replace(REMOVED, new=None)
    field = replace(twin, rule=replace(GONE.rule, id="python-key-removed"), message="Key `greeting_delay` is gone.")
    text = entry(replace(USUAL, changes=(twin, field)), "2026-04-12")
    assert "Key `greeting_delay` is gone." in text
    assert "of the request body" not in text
    assert "of the request body" in entry(replace(USUAL, changes=(twin,)), "2026-04-12")


def test_an_entry_without_changes_says_so() -> None:
    text = entry(replace(EMPTY, new=replace(NEW, version="2.0.0"), because="Texts only."), "2026-04-12")
    assert text.startswith("## 2026-04-12: document 2.0.0\n")
    assert text.endswith("\n\nAsks for no new version. Texts only.\n")


def test_many_calls_are_counted() -> None:
    each = replace(SERVER, calls=tuple("abcde"))
    assert "(`a`, `b`, `c` and 2 more)" in entry(replace(USUAL, changes=(each,)), "2026-04-12")


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_no_text_ends_an_entry_or_makes_another(attack: str) -> None:
    text = entry(hostile(attack), "2026-04-12")
    shown = MarkdownIt("commonmark").render(text)
    assert shown.count("<h2>") == 1
    assert "<script" not in shown
    assert "<img" not in shown
    assert "<a " not in shown
    assert inserted(text, text) == text


def test_an_entry_goes_above_all_others() -> None:
    before = "# Changelog\n\nOur words.\n\n## 1.0.0\n\n- Older.  \n"
    assert inserted(before, ENTRY) == f"# Changelog\n\nOur words.\n\n{ENTRY}\n## 1.0.0\n\n- Older.  \n"


def test_an_empty_changelog_gets_a_heading() -> None:
    assert inserted("", ENTRY).startswith("# Changelog\n")
    assert inserted("", ENTRY).endswith(f"\n\n{ENTRY}")


def test_a_changelog_without_sections_keeps_its_text() -> None:
    assert inserted("# Ours", ENTRY) == f"# Ours\n\n{ENTRY}"


def test_a_heading_in_a_code_block_is_no_section() -> None:
    before = "# Changelog\n\n```\n## not one\n```\n\n## 1.0.0\n"
    assert inserted(before, ENTRY) == f"# Changelog\n\n```\n## not one\n```\n\n{ENTRY}\n## 1.0.0\n"


def test_an_entry_is_never_there_twice() -> None:
    once = inserted("# Changelog\n\n## 1.0.0\n", ENTRY)
    assert inserted(once, entry(SHOWN, "2026-04-13")) == once


def test_a_document_that_goes_back_is_told_again() -> None:
    back = replace(USUAL, old=USUAL.new, new=USUAL.old)
    text = inserted(inserted("", ENTRY), entry(back, "2026-04-13"))
    again = inserted(text, entry(SHOWN, "2026-04-14"))
    assert again.count("<!-- specmint: ") == 3


def test_line_breaks_stay_what_they_are() -> None:
    text = inserted("# Changelog\r\n\r\n## 1.0.0\r\n", ENTRY)
    assert text.count("\n") == text.count("\r\n")
    assert text.endswith("\r\n\r\n## 1.0.0\r\n")


def test_the_call_of_a_change_is_named() -> None:
    assert f"(`{UPDATE}`)" in entry(USUAL, "2026-04-12")
