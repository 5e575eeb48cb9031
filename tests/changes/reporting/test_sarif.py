"""The form for code hosts and editors: SARIF 2.1.0."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft7Validator

from specmint.changes.reporting.forms import render
from specmint.changes.rules.change import Spot
from tests.changes.reporting.samples import ADDED, ATTACKS, EMPTY, REMOVED, SERVER, USUAL, hostile

_URI = {"type": "string", "pattern": r"^([A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$"}
"""RFC 3986."""


def _closed(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


def _listed(items: Any, **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": items, **more}


_TEXT = {"type": "string", "minLength": 1}
_MESSAGE = _closed(["text"], text=_TEXT)
_COUNT = {"type": "integer", "minimum": 1}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_LOCATION = _closed(
    [],
    id={"type": "integer", "minimum": -1},
    physicalLocation=_closed(
        ["artifactLocation"],
        artifactLocation=_closed(["uri"], uri=_URI, uriBaseId=_TEXT),
        region=_closed(["startLine"], startLine=_COUNT, startColumn=_COUNT, snippet=_closed(["text"], text={})),
    ),
    logicalLocations=_listed(_closed([], fullyQualifiedName=_TEXT)),
    message=_MESSAGE,
)
_SUPPRESSION = _closed(
    ["kind"],
    kind={"enum": ["inSource", "external"]},
    status={"enum": ["accepted", "underReview", "rejected"]},
    justification={"type": "string"},
)
_RULE = _closed(
    ["id"],
    id=_TEXT,
    shortDescription=_MESSAGE,
    fullDescription=_MESSAGE,
    help=_MESSAGE,
    defaultConfiguration=_closed([], level=_LEVEL),
    properties={"type": "object"},
)
_RESULT = _closed(
    ["message"],
    ruleId=_TEXT,
    ruleIndex={"type": "integer", "minimum": -1},
    level=_LEVEL,
    message=_MESSAGE,
    locations=_listed(_LOCATION),
    relatedLocations=_listed(_LOCATION, uniqueItems=True),
    partialFingerprints={"type": "object", "additionalProperties": {"type": "string"}},
    suppressions=_listed(_SUPPRESSION, uniqueItems=True),
    properties={"type": "object"},
)
_RUN = _closed(
    ["tool"],
    tool=_closed(
        ["driver"], driver=_closed(["name"], name=_TEXT, version=_TEXT, rules=_listed(_RULE, uniqueItems=True))
    ),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    originalUriBaseIds={"type": "object", "additionalProperties": _closed([], uri=_URI, description=_MESSAGE)},
    automationDetails=_closed([], id={"type": "string"}),
    results=_listed(_RESULT),
    properties={"type": "object"},
)
_LOG = _closed(["version", "runs"], **{"$schema": _URI}, version={"const": "2.1.0"}, runs=_listed(_RUN))
"""What SARIF's own schema says of the parts that are written."""


def _run(text: str) -> dict[str, Any]:
    log = json.loads(text)
    Draft7Validator(_LOG).validate(log)
    run: dict[str, Any] = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted(set(rules))
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    return run


@pytest.mark.parametrize("comparison", [USUAL, EMPTY], ids=["usual", "empty"])
def test_the_file_is_sarif(comparison: Any) -> None:
    assert len(_run(render(comparison, "sarif"))["results"]) == len(comparison.changes)


@pytest.mark.parametrize("attack", [text for text in ATTACKS.values() if text])
def test_the_file_is_sarif_whatever_a_document_says(attack: str) -> None:
    assert len(_run(render(hostile(attack), "sarif"))["results"]) == 4


def test_levels_are_those_of_sarif() -> None:
    results = _run(render(USUAL, "sarif"))["results"]
    assert [result["level"] for result in results] == ["error", "error", "error", "warning", "warning", "note", "error"]


def test_a_level_of_the_configuration_is_told_beside_the_rules_own() -> None:
    run = _run(render(replace(USUAL, changes=(replace(REMOVED, level="info"),)), "sarif"))
    assert run["results"][0]["level"] == "note"
    assert run["tool"]["driver"]["rules"][0]["defaultConfiguration"] == {"level": "error"}


def test_what_is_accepted_is_suppressed_with_its_reason() -> None:
    *others, taken = _run(render(USUAL, "sarif"))["results"]
    assert all(result["suppressions"] == [] for result in others)
    reason = "We have not sent it since January. (until 2027-01-31)"
    assert taken["suppressions"] == [{"kind": "external", "status": "accepted", "justification": reason}]


def test_a_result_lies_in_the_new_document_and_refers_to_the_old_one_and_the_users_code() -> None:
    result = _run(render(replace(USUAL, changes=(REMOVED,)), "sarif"))["results"][0]
    (here,) = result["locations"]
    assert here["physicalLocation"]["region"] == {"startLine": 806, "startColumn": 7}
    before, first, second = result["relatedLocations"]
    assert before["physicalLocation"]["region"]["startLine"] == 812
    assert before["message"]["text"] == "Before"
    assert first["physicalLocation"]["artifactLocation"] == {"uri": "app/assistants.py"}
    assert second["physicalLocation"]["region"]["snippet"]["text"].strip() == "greeting_delay=DELAY,"


def test_what_is_gone_lies_where_it_was() -> None:
    gone = replace(REMOVED, new=None, uses=())
    result = _run(render(replace(USUAL, changes=(gone,)), "sarif"))["results"][0]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 812
    assert "relatedLocations" not in result


@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("spec/a b.json", "spec/a%20b.json"),
        ("/home/me/spec.json", "file:///home/me/spec.json"),
        ("https://example.com/a?b=c#d", "https://example.com/a?b=c#d"),
        ("https://example.com/ä", "https://example.com/%C3%A4"),
        ("spec\\a.json", "spec/a.json"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
    ],
)
def test_a_place_is_a_uri(source: str, uri: str) -> None:
    run = _run(render(replace(USUAL, changes=(replace(ADDED, new=Spot(source)),)), "sarif"))
    assert run["results"][0]["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": uri}}}]


def test_fingerprints_do_not_move_with_the_lines() -> None:
    assert SERVER.new is not None
    moved = replace(SERVER, new=replace(SERVER.new, line=77, column=1))
    both = [_run(render(replace(USUAL, changes=(each,)), "sarif"))["results"][0] for each in (SERVER, moved)]
    assert both[0]["partialFingerprints"] == both[1]["partialFingerprints"]
    assert re.fullmatch(r"[0-9a-f]{16}", both[0]["partialFingerprints"]["specmintChange/v1"])
