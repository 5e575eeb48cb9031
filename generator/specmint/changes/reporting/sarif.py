"""A comparison as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from specmint._version import __version__
from specmint.changes.reporting.identity import fingerprints
from specmint.changes.reporting.json_form import as_text
from specmint.changes.reporting.plain import is_address
from specmint.changes.reporting.wording import expiry
from specmint.text.inert import inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from specmint.changes.rules.change import Change, ChangeRule, Comparison, Spot, Use
    from specmint.ir.policy import Level

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_SEVERITIES: Final[Mapping[Level, str]] = {"breaking": "error", "warning": "warning", "info": "note"}


def render_sarif(comparison: Comparison) -> str:
    """One run with a rule for each kind of change that occurs, and a result for each change."""
    rules = _rules(comparison.changes)
    index = {rule.id: number for number, rule in enumerate(rules)}
    names = fingerprints(comparison.changes)
    run = {
        "tool": {"driver": {"name": "specmint", "version": __version__, "rules": [_rule(rule) for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": f"specmint-diff/{inert(comparison.client)}/"},
        "results": [
            _result(change, index[change.rule.id], name) for change, name in zip(comparison.changes, names, strict=True)
        ],
        "properties": {"step": comparison.step, "because": comparison.because},
    }
    return as_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rules(changes: Iterable[Change]) -> list[ChangeRule]:
    return sorted({change.rule for change in changes}, key=lambda rule: rule.id)


def _rule(rule: ChangeRule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.id.replace("-", " ").capitalize()},
        "fullDescription": {"text": rule.sentence},
        "help": {"text": rule.reaction or "Nothing has to be done."},
        "defaultConfiguration": {"level": _SEVERITIES[rule.level]},
        "properties": {"tags": [rule.side, rule.area, rule.direction]},
    }


def _result(change: Change, rule_index: int, name: str) -> dict[str, Any]:
    here, elsewhere = (change.new, change.old) if change.new else (change.old, None)
    related = [_location(elsewhere, "Before")] if elsewhere else []
    related += [_use(use) for use in change.uses]
    result = {
        "ruleId": change.rule.id,
        "ruleIndex": rule_index,
        "level": _SEVERITIES[change.level],
        "message": {"text": "\n".join(filter(None, [inert(change.message), inert(change.rule.reaction)]))},
        "locations": [_location(here)] if here else [],
        "partialFingerprints": {"specmintChange/v1": name},
        "suppressions": _suppressions(change),
        "properties": {"calls": list(change.calls), "operations": list(change.operations)},
    }
    if related:
        result["relatedLocations"] = [{"id": number} | each for number, each in enumerate(related, 1)]
    return result


def _suppressions(change: Change) -> list[dict[str, str]]:
    """Empty where a change is not accepted: either all results of a run have the property or none (SARIF 3.27.23)."""
    if change.accepted is None:
        return []
    return [{"kind": "external", "status": "accepted", "justification": inert(expiry(change.accepted))}]


def _location(spot: Spot, note: str = "") -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(spot.source)}}
    if region := _region(spot.line, spot.column):
        place["region"] = region
    location: dict[str, Any] = {"physicalLocation": place}
    if spot.pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": spot.pointer}]
    return location | ({"message": {"text": note}} if note else {})


def _use(use: Use) -> dict[str, Any]:
    region = _region(use.line, use.column) | {"snippet": {"text": use.text}}
    return {
        "physicalLocation": {"artifactLocation": {"uri": _uri(use.path)}, "region": region},
        "message": {"text": "Your code"},
    }


def _region(line: int, column: int) -> dict[str, Any]:
    if not line:
        return {}
    return {"startLine": line} | ({"startColumn": column} if column else {})


def _uri(source: str) -> str:
    """A URI as it is, a path as a URI (RFC 3986); an absolute path has the scheme that says so."""
    if is_address(source):
        return quote(source, safe=":/?#[]@!$&'()*+,;=%~", errors="replace")
    path = quote(source.replace("\\", "/"), safe="/~", errors="replace")
    return f"file://{path}" if path.startswith("/") else path
