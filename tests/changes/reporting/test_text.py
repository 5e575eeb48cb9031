"""The form for a terminal."""

from __future__ import annotations

from dataclasses import replace

from specmint.changes.reporting.forms import render
from specmint.changes.rules.change import Use
from tests.changes.reporting.samples import ADDED, GONE, LIST, REMOVED, SERVER, TAKEN, USUAL

EXPECTED = """\
telephony: 2026-03-01.json -> 2026-04-12.json

Breaking changes (2)

  ai.assistants.retrieve
    breaking [call-removed] The call `ai.assistants.retrieve` is gone.
      at: resources/assistants.py:214 -> (gone)
      do: Call what replaces it, or stay on the old client.

  ai.assistants.versions.update
    breaking [request-property-removed] The property greeting_delay of the request body is gone.
      at: spec/telephony.json:812 -> spec/telephony.json:806
      do: Stop sending it; the server may refuse or ignore it.
      hits: app/assistants.py:41:9  client.ai.assistants.versions.update(version, assistant_id=a, greeting_delay=2)
      hits: app/jobs/nightly.py:118:13  greeting_delay=DELAY,

Warnings (1)

  the client as a whole
    warning [server-url-changed] The server is now https://api.example.com/v2; it was https://example.com/v2.
      at: spec/telephony.json:7 -> spec/telephony.json:7
      do: Check that your network lets you reach it.

For information (1)

  ai.assistants.list
    info [response-enum-value-added] The property model of the answer may also be large-4.
      at: (not there before) -> spec/telephony.json:301

Accepted (1)

  breaking [request-property-removed] The property legacy_voice of the request body is gone.
    because: We have not sent it since January. (until 2027-01-31)

2 breaking changes, 1 warning, 1 for information, 1 accepted, 2 lines of your code hit.
Asks for a major version. 3 changes break callers, the first of them request-property-removed.
"""


def test_the_page_of_a_terminal() -> None:
    shown = replace(USUAL, changes=(REMOVED, GONE, SERVER, ADDED, TAKEN))
    assert render(shown, "text") == EXPECTED


def test_many_calls_and_many_lines_are_counted() -> None:
    calls = tuple(f"calls.number_{number}" for number in range(6))
    lines = tuple(Use("app.py", number, 1, f"line {number}") for number in range(1, 9))
    text = render(replace(USUAL, changes=(replace(SERVER, calls=calls, uses=lines),)), "text")
    assert "  calls.number_0, calls.number_1, calls.number_2, calls.number_3 and 2 more\n" in text
    assert text.count("hits: app.py") == 5
    assert "hits: 3 more lines\n" in text


def test_a_line_that_is_hit_twice_counts_once() -> None:
    line = Use("app.py", 1, 1, "x")
    both = (replace(REMOVED, uses=(line,)), replace(GONE, uses=(line,)))
    assert ", 1 line of your code hit." in render(replace(USUAL, changes=both), "text")


def test_a_line_that_is_hit_in_two_places_counts_once() -> None:
    both = (replace(REMOVED, uses=(Use("app.py", 1, 1, "x"), Use("app.py", 1, 9, "x"))),)
    assert ", 1 line of your code hit." in render(replace(USUAL, changes=both), "text")


def test_what_is_for_information_asks_nothing() -> None:
    told = replace(ADDED, rule=replace(ADDED.rule, reaction="Nothing has to be done."))
    assert "do:" not in render(replace(USUAL, changes=(told,)), "text")


def test_a_change_without_a_place_and_a_reason_is_told_without() -> None:
    bare = replace(ADDED, new=None, calls=(LIST,))
    shown = replace(USUAL, changes=(bare,), step="patch", because="")
    text = render(shown, "text")
    assert "at:" not in text
    assert "do:" not in text
    assert text.endswith("Asks for a patch version.\n")


def test_what_is_accepted_for_ever_has_no_expiry() -> None:
    assert TAKEN.accepted is not None
    for_ever = replace(TAKEN, accepted=replace(TAKEN.accepted, until=""))
    assert "because: We have not sent it since January.\n" in render(replace(USUAL, changes=(for_ever,)), "text")
