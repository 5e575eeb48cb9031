"""The official JSON-Schema-Test-Suite, where it was fetched, and the reasons for what differs."""

from __future__ import annotations

import pytest

from tests.conformance.suite import SUITE, VERSIONS, verdicts
from tests.conformance.unsupported import reason_for

IS_THERE = pytest.mark.skipif(not SUITE.is_dir(), reason="the suite is not there: make suite gets it from the index")
TESTS = {"draft4": 600, "draft2020-12": 1200}
"""So many tests a draft has at least."""


@IS_THERE
@pytest.mark.parametrize("draft", VERSIONS)
def test_the_check_says_what_the_suite_says_but_for_a_reason(draft: str) -> None:
    told = list(verdicts(draft))
    differing = [each for each in told if each.valid != each.accepted]
    assert [each.name for each in differing if reason_for(draft, each.keyword, each.group) is None] == []
    assert len(told) > TESTS[draft]


@IS_THERE
def test_nothing_valid_is_refused_but_formats_and_foreign_dialects() -> None:
    refused = {each.keyword for draft in VERSIONS for each in verdicts(draft) if each.valid and not each.accepted}
    assert refused == {"format", "vocabulary"}


def test_a_difference_without_a_reason_is_none_of_ours() -> None:
    assert reason_for("draft4", "maximum", "maximum validation") is None
    assert reason_for("draft2020-12", "items", "items and subitems") is None
