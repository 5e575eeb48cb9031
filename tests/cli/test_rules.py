"""specmint rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.changes.rules.rules import RULES as CHANGES
from specmint.diagnostics.rules import RULES

if TYPE_CHECKING:
    from tests.cli.running import Command


def test_every_finding_is_explained(specmint: Command) -> None:
    ended = specmint("rules")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("# ")
    assert all(f"| {rule.code} | {rule.name} |" in ended.out for rule in RULES)


def test_every_change_is_explained(specmint: Command) -> None:
    ended = specmint("rules", "--changes")
    assert ended.status == 0
    assert all(f"| {rule.id} | {rule.direction} | {rule.level} |" in ended.out for rule in CHANGES)
