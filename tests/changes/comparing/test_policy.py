"""What the users of a client have decided about changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from specmint.changes.comparing.compare import compare
from specmint.changes.rules.judgement import expired
from specmint.ir.policy import Acceptance, Policy
from specmint.package.output import run_cache
from specmint.package.output.lock import settings_of
from tests.changes.comparing.revisions import OLD, changed, client, comparison

if TYPE_CHECKING:
    from specmint.ir.policy import Level

TODAY = date(2030, 6, 15)
Document = dict[str, Any]


def _drop(content: Document) -> None:
    del content["paths"]["/owners/{owner_id}/pets/{pet_id}"]["delete"]


def _add(content: Document) -> None:
    content["components"]["schemas"]["Pet"]["properties"]["weight"] = {"type": "number"}


def _taken(**settings: Any) -> Acceptance:
    return Acceptance(**{"rule": "python-call-removed", "reason": "Nobody calls it.", **settings})


AFTER = changed(_drop)


def _step(*accepted: Acceptance) -> str:
    """The step, where the wire side of the change is accepted and the Python side may be."""
    wire = {change.rule.id for change in comparison(_drop).changes if change.rule.side == "wire"}
    known = tuple(Acceptance(rule, "Known.") for rule in wire)
    return compare(OLD, AFTER, Policy(accepted=(*known, *accepted)), today=TODAY).step


def test_a_breaking_change_asks_for_a_major_version() -> None:
    found = comparison(_drop)
    assert found.step == "major"
    assert found.because.startswith("There are 2 breaking changes, such as: ")


def test_something_new_asks_for_a_minor_version() -> None:
    assert comparison(_add).step == "minor"


def test_words_ask_for_a_patch_version() -> None:
    def describe(content: Document) -> None:
        content["components"]["schemas"]["Pet"]["description"] = "An animal."

    assert comparison(describe).step == "patch"


def test_the_same_client_asks_for_nothing() -> None:
    found = compare(OLD, OLD, Policy())
    assert (found.step, found.changes) == ("none", ())


@pytest.mark.parametrize(
    "accepted",
    [
        _taken(),
        _taken(call="owners.*"),
        _taken(subject="*delete"),
        _taken(call="owners.pets.delete", subject="owners.pets.delete"),
        _taken(until=TODAY),
    ],
    ids=("rule", "call", "subject", "call and subject", "until today"),
)
def test_an_accepted_change_does_not_count(accepted: Acceptance) -> None:
    assert _step(accepted) == "patch"


@pytest.mark.parametrize(
    "accepted",
    [
        _taken(call="pets.*"),
        _taken(subject="pets"),
        _taken(rule="python-call-added"),
        _taken(until=date(2030, 6, 14)),
    ],
    ids=("call", "subject", "rule", "until yesterday"),
)
def test_another_change_still_counts(accepted: Acceptance) -> None:
    assert _step(accepted) == "major"


def test_an_accepted_change_is_told_with_its_reason() -> None:
    policy = Policy(accepted=(_taken(until=date(2030, 12, 31)),))
    found = compare(OLD, AFTER, policy, today=TODAY)
    told = [change.accepted for change in found.changes if change.rule.id == "python-call-removed"]
    assert [(each.reason, each.until) for each in told if each] == [("Nobody calls it.", "2030-12-31")]


def test_expired_acceptances_are_named() -> None:
    policy = Policy(accepted=(_taken(until=TODAY), _taken(call="x", until=date(2030, 6, 14)), _taken()))
    assert [str(each) for each in expired(policy, TODAY)] == ["'python-call-removed', call 'x'"]


def test_levels_can_be_set() -> None:
    levels: dict[str, Level] = {change.rule.id: "info" for change in comparison(_drop).changes}
    found = compare(OLD, AFTER, Policy(levels=levels))
    assert {change.level for change in found.changes} == {"info"}
    assert found.step == "patch"
    found = compare(OLD, changed(_add), Policy(levels={"python-field-added": "breaking"}))
    assert (found.step, found.changes[0].rule.id) == ("major", "python-field-added")


def test_what_is_made_does_not_depend_on_it() -> None:
    judged = client(policy=Policy(levels={"python-call-removed": "info"}, accepted=(_taken(),)))
    assert run_cache.key(judged, "sha256:1") == run_cache.key(client(), "sha256:1")
    assert settings_of(judged) == settings_of(client())
