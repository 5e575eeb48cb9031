"""The form for logs of GitHub Actions."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from specmint.changes.reporting.forms import render
from specmint.changes.rules.change import Spot
from tests.changes.reporting.samples import ADDED, ATTACKS, SERVER, USUAL, hostile


def _read(line: str) -> tuple[str, dict[str, str], str]:
    """A command as the runner reads it (``ActionCommand.cs`` of actions/runner)."""
    found = re.match(r"::(\w+) (.*?)::(.*)", line)
    assert found
    name, properties, data = found.groups()
    pairs = dict(each.split("=", 1) for each in properties.split(","))
    return name, {key: _unescaped(value) for key, value in pairs.items()}, _unescaped(data)


def _unescaped(text: str) -> str:
    for escape, character in {"%3A": ":", "%2C": ",", "%0D": "\r", "%0A": "\n", "%25": "%"}.items():
        text = text.replace(escape, character)
    return text


def test_each_change_is_a_command_the_worst_first() -> None:
    *commands, told = render(USUAL, "github").splitlines()
    assert [_read(line)[0] for line in commands] == ["error", "error", "error", "warning", "warning", "notice"]
    assert told == (
        "telephony: 3 breaking changes, 2 warnings, 1 for information, 1 accepted, 3 lines of your code hit. "
        "Asks for a major version. 3 changes break callers, the first of them request-property-removed."
    )


def test_a_command_says_where_and_what_to_do() -> None:
    name, properties, data = _read(render(replace(USUAL, changes=(SERVER,)), "github").splitlines()[0])
    assert name == "warning"
    assert properties == {
        "file": "spec/telephony.json",
        "line": "7",
        "col": "7",
        "title": "warning: the client as a whole (server-url-changed)",
    }
    assert data == (
        "The server is now https://api.example.com/v2; it was https://example.com/v2.\n"
        "Check that your network lets you reach it."
    )


def test_a_command_names_the_lines_it_hits() -> None:
    _, _, data = _read(render(USUAL, "github").splitlines()[0])
    assert data.splitlines()[-1] == "Your code: app/assistants.py:12"


@pytest.mark.parametrize(
    ("spot", "place"),
    [
        (Spot("https://example.com/spec.json", "/a", 3, 4), set()),
        (Spot("HEAD:./spec.json", "/a", 3, 4), set()),
        (Spot("spec.json"), {"file"}),
        (Spot("spec.json", "", 3), {"file", "line"}),
        (None, set()),
    ],
)
def test_a_place_is_told_as_far_as_it_is_a_file_of_the_repository(spot: Spot | None, place: set[str]) -> None:
    _, properties, _ = _read(render(replace(USUAL, changes=(replace(ADDED, new=spot),)), "github").splitlines()[0])
    assert set(properties) == place | {"title"}


@pytest.mark.parametrize("attack", [text for text in ATTACKS.values() if text.strip()])
def test_no_text_is_a_command_or_a_property(attack: str) -> None:
    lines = render(hostile(attack), "github").split("\n")
    assert len(lines) == 5
    for line in lines[:3]:
        name, properties, _ = _read(line)
        assert name in {"error", "warning", "notice"}
        assert list(properties) in (["file", "line", "col", "title"], ["title"])


def test_percent_signs_and_line_breaks_come_back() -> None:
    _, properties, data = _read(render(hostile("50 %0A, a: b"), "github").splitlines()[0])
    assert properties["file"] == "50 %0A, a: b"
    assert data.splitlines()[0] == "50 %0A, a: b"
