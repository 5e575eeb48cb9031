"""The form for pull requests, and the text of one."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from specmint.changes.reporting.forms import render
from specmint.changes.reporting.markdown import LIMIT
from specmint.changes.reporting.pull_request import body, title
from specmint.changes.rules.change import Accepted, Use
from tests.changes.reporting.samples import ATTACKS, EMPTY, REMOVED, SERVER, TAKEN, UPDATE, USUAL, hostile, large

if TYPE_CHECKING:
    from collections.abc import Callable

    from specmint.changes.rules.change import Comparison

_OURS = {
    *("details", "summary", "b", "h1", "h2", "h3", "h4", "ul", "li", "p", "strong", "em", "code", "pre", "br"),
    *("table", "thead", "tbody", "tr", "th", "td", "blockquote"),
}
_FORMS: list[Callable[[Comparison], str]] = [lambda comparison: render(comparison, "markdown"), body]


class _Shown(HTMLParser):
    """What a code host makes of Markdown: its elements, and its text outside of code."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        assert not attrs or tag == "code", attrs
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_data(self, data: str) -> None:
        if "code" not in self._open:
            self.text += data


@pytest.mark.parametrize("form", _FORMS, ids=["comment", "pull request"])
@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_no_text_is_taken_for_markup(form: Callable[[Comparison], str], attack: str) -> None:
    markdown, harmless = form(hostile(attack)), form(hostile("harmless"))
    shown = _Shown(markdown)
    assert set(shown.elements) <= _OURS
    headings = [element for element in shown.elements if re.match(r"h\d", element)]
    assert headings == [element for element in _Shown(harmless).elements if re.match(r"h\d", element)]
    assert shown.elements.count("details") == _Shown(harmless).elements.count("details")


@pytest.mark.parametrize("form", _FORMS, ids=["comment", "pull request"])
def test_nobody_is_mentioned_and_nothing_closed(form: Callable[[Comparison], str]) -> None:
    text = _Shown(form(hostile(ATTACKS["mention"]))).text
    assert "octocat" in text
    assert not re.search(r"@\w|#\d|GH-\d|https?://|www\.", text)


@pytest.mark.parametrize("form", _FORMS, ids=["comment", "pull request"])
def test_no_line_is_a_quick_action(form: Callable[[Comparison], str]) -> None:
    assert not re.search(r"^\s*/\w", _Shown(form(hostile(ATTACKS["quick action"]))).text, re.MULTILINE)


def test_a_comment_tells_what_to_do() -> None:
    text = render(USUAL, "markdown")
    assert text.startswith("## `telephony`: 3 breaking changes\n")
    assert "3 breaking changes, 2 warnings, 1 for information, 1 accepted, 3 lines of your code hit." in text
    assert "Asks for a major version. 3 changes break callers" in text
    assert "`spec/telephony.json:812` → `spec/telephony.json:806`" in text
    assert "`resources/assistants.py:214` → gone" in text
    assert "not there before → `spec/telephony.json:301`" in text
    assert "What to do: Stop sending it; the server may refuse or ignore it." in text
    assert "Hits your `app/jobs/nightly.py:118` `greeting_delay=DELAY,`" in text
    assert "Accepted because: We have not sent it since January. (until 2027-01-31)" in text
    assert "| lines | 9,412 | 9,803 |" in text


def test_excerpts_and_calls_are_shown_as_differences() -> None:
    text = render(USUAL, "markdown")
    assert '  -   "maximum": 250\n  +   "maximum": 50\n' in text
    assert '-     greeting_delay=1,\n+     name="name",\n' in text
    assert "... 120 equal lines" in text


def test_what_a_message_quotes_is_code() -> None:
    assert "- **The call `ai.assistants.retrieve` is gone.** (`call-removed`)" in render(USUAL, "markdown")


def test_a_call_is_shown_once() -> None:
    twice = (REMOVED, replace(SERVER, calls=(UPDATE,)))
    text = render(replace(USUAL, changes=twice), "markdown")
    assert text.count("The call before and after") == 1


@pytest.mark.parametrize("form", _FORMS, ids=["comment", "pull request"])
@pytest.mark.parametrize("number", [50, 60, 150, 200, 2_000])
def test_a_long_text_is_cut_to_what_github_takes(form: Callable[[Comparison], str], number: int) -> None:
    text = form(large(number))
    assert 10_000 < len(text) <= LIMIT
    left_out = re.search(r"> ([\d,]+) changes? left out here", text)
    told = text.count("\n- **")
    assert told + int(left_out.group(1).replace(",", "") if left_out else 0) == number
    _Shown(text)


def test_changes_matter_more_than_excerpts_and_the_worst_keep_theirs() -> None:
    text = render(large(150), "markdown")
    assert text.count("\n- **") == 150
    worst, others = text.split("<b>For information")
    assert worst.count("```diff") == 100
    assert "```diff" not in others
    assert "```diff" not in render(large(250), "markdown")


def test_long_text_of_others_leaves_room_for_the_changes() -> None:
    taken = [replace(TAKEN, message=f"{number} " + "x" * 500, accepted=Accepted("y" * 500)) for number in range(200)]
    text = render(replace(USUAL, changes=(REMOVED, *taken)), "markdown")
    assert len(text) <= LIMIT
    assert "200 accepted changes, not listed here." in text
    assert "greeting" in text


def test_one_change_too_long_for_a_comment_is_left_out() -> None:
    text = render(replace(USUAL, changes=(replace(REMOVED, message="x" * 70_000),)), "markdown")
    assert len(text) <= LIMIT
    assert "> 1 change left out here" in text


def test_many_lines_of_the_user_are_counted() -> None:
    lines = tuple(Use("app.py", number, 1, f"line {number}") for number in range(1, 15))
    text = render(replace(USUAL, changes=(replace(REMOVED, uses=lines),)), "markdown")
    assert text.count("Hits your `app.py:") == 10
    assert "Hits 4 more lines of yours" in text


def test_many_calls_are_counted() -> None:
    calls = tuple(f"calls.number_{number}" for number in range(6))
    assert "`calls.number_3` and 2 more" in render(replace(USUAL, changes=(replace(SERVER, calls=calls),)), "markdown")


def test_a_pull_request_begins_with_its_title() -> None:
    assert title(USUAL) == "Update telephony to 2026-04-12.json: 3 breaking changes"
    assert body(USUAL).startswith("# Update telephony to 2026-04-12.json: 3 breaking changes\n")


@pytest.mark.parametrize(
    ("comparison", "told"),
    [
        (EMPTY, "nothing changed"),
        (replace(USUAL, changes=(SERVER,)), "1 change to look at"),
        (replace(USUAL, changes=(TAKEN,)), "1 change, nothing breaks"),
    ],
)
def test_a_title_tells_the_worst(comparison: Comparison, told: str) -> None:
    assert title(comparison).endswith(f": {told}")


def test_a_title_is_one_short_line_of_text() -> None:
    for attack in ATTACKS.values():
        shown = title(hostile(attack * 50))
        assert len(shown) <= 100
        assert shown.isprintable()


def test_a_pull_request_says_how_it_was_made() -> None:
    text = body(USUAL)
    assert "| digest | sha256:6f1d0c1bb2d3 | sha256:a40e99b1c7f0 |" in text
    assert "Made by `specmint update`" in text.splitlines()[-1]
