"""The table of changes and its page."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from specmint.changes.rules.docs import render_docs
from specmint.changes.rules.rules import RULES
from specmint.ir.policy import LEVELS

if TYPE_CHECKING:
    from specmint.changes.rules.change import ChangeRule

FACTS = {"subject", "name", "old", "new"}
every_wire_rule = pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.side == "wire"], ids=lambda rule: rule.id
)


def test_every_rule_has_its_own_id() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id) for rule in RULES)


@every_wire_rule
def test_every_rule_reads_as_sentences(rule: ChangeRule) -> None:
    assert rule.level in LEVELS
    assert rule.sentence.endswith(".")
    assert rule.reaction.endswith(".")
    assert "{" not in rule.reaction
    assert {name for _, name, _, _ in Formatter().parse(rule.sentence) if name} <= FACTS


def test_the_page_has_a_row_for_every_rule() -> None:
    rows = re.findall(
        r"^\| ([a-z-]+) \| (request|response|both) \| (breaking|warning|info) \|", render_docs(), re.MULTILINE
    )
    assert sorted(rows) == sorted((rule.id, rule.direction, rule.level) for rule in RULES)
