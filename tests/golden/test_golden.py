"""What each case gives is what was recorded."""

from __future__ import annotations

import pytest

from tests.golden.cases import Case, all_cases
from tests.golden.recording import Intent, check


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_case_gives_what_was_recorded(case: Case, pytestconfig: pytest.Config) -> None:
    intent: Intent = pytestconfig.getoption("--golden")
    outcome = case.outcome()
    assert outcome, f"{case.name} records nothing: no file matches {case.patterns}"
    check(case.folder / "expected", outcome, intent)


def test_there_are_enough_cases() -> None:
    assert len({case.folder for case in all_cases()}) >= 100


def test_every_case_is_small() -> None:
    sizes = {case.name: len(case.spec.read_text(encoding="utf-8").splitlines()) for case in all_cases()}
    assert {name: size for name, size in sizes.items() if size > 40} == {}
