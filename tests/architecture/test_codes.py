"""A code means the same in every version: whoever looks one up finds what was told, or that it is gone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from specmint.diagnostics.rules import RETIRED, RULES

if TYPE_CHECKING:
    import pytest

RECORD = Path(__file__).with_name("codes.txt")
"""Every code there ever was, with the name of its rule. Lines are added and never removed."""


def test_every_code_is_recorded_and_means_what_it_meant(pytestconfig: pytest.Config) -> None:
    recorded = dict(line.split() for line in RECORD.read_text(encoding="utf-8").splitlines())
    known = {rule.code: rule.name for rule in RULES}
    if pytestconfig.getoption("--golden") == "create":
        recorded = known | recorded
        RECORD.write_text("".join(f"{code} {recorded[code]}\n" for code in sorted(recorded)), encoding="utf-8")
    current = {code: name for code, name in recorded.items() if code not in RETIRED}
    assert current == known, "new codes are recorded by make golden INTENT=create; codes that are gone join RETIRED"


def test_a_code_that_is_gone_does_not_come_back() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    assert not RETIRED & set(codes)
