"""The form for programs: all there is, in a shape that stays."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import get_type_hints

import pytest

from specmint.changes.reporting import json_shape
from specmint.changes.reporting.forms import render
from specmint.changes.reporting.identity import fingerprints
from specmint.changes.rules.change import Change, Spot, Use
from tests.changes.reporting.samples import ADDED, ATTACKS, GONE, LOWERED, RETRIEVE, SERVER, UPDATE, USUAL, hostile


def test_a_change_says_all_there_is() -> None:
    told = json.loads(render(replace(USUAL, changes=(LOWERED,)), "json"))["changes"]
    assert told == [
        {
            "id": fingerprints([LOWERED])[0],
            "rule": "request-maximum-lowered",
            "level": "breaking",
            "rule_level": "breaking",
            "side": "wire",
            "area": "schemas",
            "direction": "request",
            "message": "The query parameter page[size] may be 50 at most; it was 250.",
            "reaction": "Send no more than the new bound.",
            "subject": "query parameter page[size]",
            "operations": ["GET /ai/assistants"],
            "calls": ["ai.assistants.list"],
            "symbols": [],
            "old": {
                "source": "spec/telephony.json",
                "pointer": "/paths/~1ai~1assistants/get/parameters/1",
                "line": 96,
                "column": 11,
                "excerpt": '{\n  "type": "integer",\n  "maximum": 250\n}',
            },
            "new": {
                "source": "spec/telephony.json",
                "pointer": "/paths/~1ai~1assistants/get/parameters/1",
                "line": 97,
                "column": 11,
                "excerpt": '{\n  "type": "integer",\n  "maximum": 50\n}',
            },
            "uses": [
                {
                    "path": "app/assistants.py",
                    "line": 12,
                    "column": 5,
                    "text": "    for each in client.ai.assistants.list(page_size=200):",
                }
            ],
            "accepted": None,
        }
    ]


def test_a_comparison_says_all_there_is() -> None:
    told = json.loads(render(USUAL, "json"))
    assert told["format"] == 1
    assert told["client"] == "telephony"
    assert told["old"] == {
        "label": "2026-03-01.json",
        "digest": "sha256:6f1d0c1bb2d3",
        "title": "Telephony API",
        "version": "2.0.0",
        "sizes": {"operations": 12, "webhooks": 1, "models": 140, "lines": 9_412},
    }
    assert told["step"] == "major"
    assert told["because"] == USUAL.because
    assert told["summary"] == {"breaking": 3, "warning": 2, "info": 1, "accepted": 1, "lines_hit": 3}
    assert [each["message"] for each in told["changes"]] == [change.message for change in USUAL.changes]
    assert told["changes"][-1]["accepted"] == {"reason": "We have not sent it since January.", "until": "2027-01-31"}
    assert told["calls"][UPDATE] == {"old": USUAL.calls_old[UPDATE], "new": USUAL.calls_new[UPDATE]}
    assert told["calls"][RETRIEVE]["new"] is None


def test_what_is_not_known_is_null() -> None:
    nowhere = replace(SERVER, old=Spot("spec.json"), new=None)
    told = json.loads(render(replace(USUAL, changes=(nowhere,)), "json"))["changes"][0]
    assert told["old"]["line"] is told["old"]["column"] is told["new"] is None


def _keys(shape: type) -> set[str]:
    return set(vars(shape)["__annotations__"])


def test_the_shape_is_documented() -> None:
    told = json.loads(render(USUAL, "json"))
    assert set(told) == _keys(json_shape.ComparisonShape)
    assert set(told["summary"]) == _keys(json_shape.SummaryShape)
    assert set(told["new"]) == _keys(json_shape.RevisionShape)
    assert {key for change in told["changes"] for key in change} == _keys(json_shape.ChangeShape)


def test_nothing_of_a_change_is_left_out() -> None:
    renamed = {"rule": {"rule", "rule_level", "side", "area", "direction", "reaction"}}
    told = {name for field in fields(Change) for name in renamed.get(field.name, {field.name})}
    assert told | {"id"} == _keys(json_shape.ChangeShape)
    assert {field.name for field in fields(Spot)} == _keys(json_shape.SpotShape)
    assert set(get_type_hints(json_shape.UseShape)) == {field.name for field in fields(Use)}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_text_comes_back_as_it_was(attack: str) -> None:
    text = render(hostile(attack), "json")
    assert text.isascii()
    assert json.loads(text)["changes"][0]["message"] == attack


def test_an_id_stays_when_lines_move_and_the_user_changes_his_mind() -> None:
    assert LOWERED.new is not None
    moved = replace(
        LOWERED,
        level="info",
        old=replace(LOWERED.new, line=900),
        new=replace(LOWERED.new, line=901, excerpt=""),
        uses=(),
    )
    assert fingerprints([moved]) == fingerprints([LOWERED])


def test_different_changes_have_different_ids() -> None:
    changes = [*USUAL.changes, replace(LOWERED, message="Another."), replace(LOWERED, calls=()), LOWERED]
    assert len(set(fingerprints(changes))) == len(changes)


def test_an_id_does_not_depend_on_other_changes() -> None:
    assert fingerprints([GONE, ADDED])[1] == fingerprints([ADDED])[0]
