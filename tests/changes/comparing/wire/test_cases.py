"""Every rule has a pair of documents between which it holds, and no other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml

from specmint.changes.comparing.wire.compare import wire_changes
from specmint.changes.rules.wire.table import WIRE_RULES
from tests.changes.comparing.wire.documents import changed_rules, of_fragment, scope

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).parent / "cases"
IDS = {rule.id for rule in WIRE_RULES}
VARIANTS = {"schema": ("request", "response"), "content": ("request", "response"), "sent": ("webhook", "callback")}


class Case(NamedTuple):
    """One pair of documents: the rule that holds between them, and the one between them the other way round."""

    name: str
    rule: str
    mirror: str
    old: dict[str, Any]
    new: dict[str, Any]


def _cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.yaml")):
        for name, case in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            kind = next(key for key in case if key not in {"mirror", "only"})
            for variant in (case["only"],) if "only" in case else VARIANTS.get(kind, ("",)):
                old, new = (of_fragment(kind, fragment, variant) for fragment in case[kind])
                rule, mirror = _rule(name, variant), _rule(case["mirror"], variant)
                yield Case(rule if variant in rule else f"{rule} {variant}", rule, mirror, old, new)


def _rule(name: str, variant: str) -> str:
    return own if (own := f"{variant}-{name}") in IDS else name


ALL = list(_cases())
every_case = pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)


@every_case
def test_a_pair_of_documents_shows_just_its_rule(case: Case) -> None:
    assert changed_rules(case.old, case.new) == {case.rule}


@every_case
def test_the_other_way_round_it_shows_the_mirror(case: Case) -> None:
    assert changed_rules(case.new, case.old) == {case.mirror}


@every_case
def test_a_document_does_not_differ_from_itself(case: Case) -> None:
    assert changed_rules(case.old, case.old) == changed_rules(case.new, case.new) == set()


def test_every_rule_has_a_case() -> None:
    assert IDS - {rule for case in ALL for rule in (case.rule, case.mirror)} == set()


@every_case
def test_a_change_names_its_places_and_calls(case: Case) -> None:
    for change in wire_changes(scope(case.old, "old.json"), scope(case.new, "new.json")):
        assert change.message.endswith(".")
        assert change.subject
        assert change.level == change.rule.level
        for spot, name in ((change.old, "old.json"), (change.new, "new.json")):
            assert spot is None or (spot.source == name and spot.line == 1 and spot.column and spot.excerpt)
        assert change.old or change.new
