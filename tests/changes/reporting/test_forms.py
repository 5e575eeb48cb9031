"""What holds for every form."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from specmint.changes.reporting.forms import FORMS, render
from specmint.text.inert import inert
from tests.changes.reporting.samples import ATTACKS, EMPTY, USUAL, hostile, large
from tests.conftest import ROOT

if TYPE_CHECKING:
    from specmint.changes.rules.change import Comparison

_OWN_COMMAND = re.compile(r"::(error|warning|notice) ")


def _commands(form: str, text: str) -> list[str]:
    """The lines that a runner of GitHub Actions would obey, less those that are meant."""
    return [
        line
        for line in re.split(r"\r\n|\r|\n", text)
        if "##[" in line or (line.lstrip().startswith("::") and not (form == "github" and _OWN_COMMAND.match(line)))
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_no_text_reaches_a_terminal_or_a_runner_unescaped(form: str, attack: str) -> None:
    text = render(hostile(attack), form)
    assert _commands(form, text) == []
    held = {character for character in text if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert held <= {"\n"}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_ends_its_last_line(form: str) -> None:
    for comparison in (USUAL, EMPTY):
        assert render(comparison, form).endswith("\n")


@pytest.mark.parametrize("form", ["text", "markdown", "html", "github"])
def test_a_form_says_the_worst_first(form: str) -> None:
    mixed = replace(USUAL, changes=tuple(reversed(USUAL.changes)))
    places = [render(mixed, form).index(phrase) for phrase in ("may be 50 at most", "Assistant.description", "large-4")]
    assert places == sorted(places)


@pytest.mark.parametrize("form", ["text", "markdown", "html", "github"])
def test_a_comparison_without_changes_says_so(form: str) -> None:
    assert "Nothing changed for those who call this client" in render(EMPTY, form)


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_a_comparison_without_changes_is_still_a_document(form: str) -> None:
    told = json.loads(render(EMPTY, form))
    assert (told["changes"] if form == "json" else told["runs"][0]["results"]) == []


def test_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="no form 'yaml'; known are text, markdown"):
        render(USUAL, "yaml")


@pytest.mark.parametrize("form", FORMS)
def test_time_and_room_grow_with_the_changes_and_no_faster(form: str) -> None:
    few, many = large(100), large(2_000)
    render(few, form)
    seconds, text = _timed(few, form)
    many_seconds, many_text = _timed(many, form)
    assert many_seconds < 100 * seconds + 0.1
    assert len(many_text) < 30 * len(text)


def _timed(comparison: Comparison, form: str) -> tuple[float, str]:
    start = time.process_time()
    text = render(comparison, form)
    return time.process_time() - start, text


_HASHES = """
import hashlib
from specmint.changes.reporting.forms import FORMS, render
from specmint.changes.reporting.changelog import entry
from specmint.changes.reporting.pull_request import body
from tests.changes.reporting.samples import USUAL
texts = [*(render(USUAL, form) for form in FORMS), entry(USUAL, "2026-04-12"), body(USUAL)]
print(*(hashlib.sha256(text.encode()).hexdigest() for text in texts))
"""


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-c", _HASHES], cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain :: text", "plain :: text"),
        ("::error::x", r":\x3aerror::x"),
        ("  ::error::x", r"  :\x3aerror::x"),
        ("\t::error::x", r"    :\x3aerror::x"),
        ("\u00a0::error::x", "\u00a0:\\x3aerror::x"),
        ("a ##[group]", r"a #\x23[group]"),
        ("###[group]", r"##\x23[group]"),
        ("a\x1b[1m", r"a\x1b[1m"),
    ],
)
def test_what_a_runner_obeys_is_written_as_an_escape(text: str, shown: str) -> None:
    assert inert(text) == shown
