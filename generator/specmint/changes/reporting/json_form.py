"""A comparison as one JSON document, in the shape of ``json_shape``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from specmint.changes.reporting.grouping import accepted, uses
from specmint.changes.reporting.identity import fingerprints
from specmint.text.inert import inert_json

if TYPE_CHECKING:
    from specmint.changes.reporting.json_shape import (
        CallShape,
        ChangeShape,
        ComparisonShape,
        RevisionShape,
        SpotShape,
        SummaryShape,
    )
    from specmint.changes.rules.change import Change, Comparison, RevisionFacts, Spot


def render_json(comparison: Comparison) -> str:
    """The whole comparison as JSON in ASCII, with a line break at the end."""
    return as_text(content(comparison))


def as_text(value: Any) -> str:
    """JSON text that no runner of a CI obeys when it is printed to a log."""
    return inert_json(json.dumps(value, indent=2)) + "\n"


def content(comparison: Comparison) -> ComparisonShape:
    """The comparison as JSON values."""
    names = fingerprints(comparison.changes)
    return {
        "format": 1,
        "client": comparison.client,
        "old": _revision(comparison.old),
        "new": _revision(comparison.new),
        "step": comparison.step,
        "because": comparison.because,
        "summary": _summary(comparison),
        "changes": [_change(change, name) for change, name in zip(comparison.changes, names, strict=True)],
        "calls": {name: _call(comparison, name) for name in sorted({*comparison.calls_old, *comparison.calls_new})},
    }


def _revision(facts: RevisionFacts) -> RevisionShape:
    return {
        "label": facts.label,
        "digest": facts.digest,
        "title": facts.title,
        "version": facts.version,
        "sizes": dict(facts.sizes),
    }


def _summary(comparison: Comparison) -> SummaryShape:
    return {
        "breaking": len(comparison.at("breaking")),
        "warning": len(comparison.at("warning")),
        "info": len(comparison.at("info")),
        "accepted": len(accepted(comparison)),
        "lines_hit": len(uses(comparison)),
    }


def _change(change: Change, name: str) -> ChangeShape:
    taken = change.accepted
    return {
        "id": name,
        "rule": change.rule.id,
        "level": change.level,
        "rule_level": change.rule.level,
        "side": change.rule.side,
        "area": change.rule.area,
        "direction": change.rule.direction,
        "message": change.message,
        "reaction": change.rule.reaction,
        "subject": change.subject,
        "operations": list(change.operations),
        "calls": list(change.calls),
        "symbols": list(change.symbols),
        "old": _spot(change.old),
        "new": _spot(change.new),
        "uses": [{"path": use.path, "line": use.line, "column": use.column, "text": use.text} for use in change.uses],
        "accepted": None if taken is None else {"reason": taken.reason, "until": taken.until or None},
    }


def _spot(spot: Spot | None) -> SpotShape | None:
    if spot is None:
        return None
    return {
        "source": spot.source,
        "pointer": spot.pointer,
        "line": spot.line or None,
        "column": spot.column or None,
        "excerpt": spot.excerpt,
    }


def _call(comparison: Comparison, name: str) -> CallShape:
    return {"old": comparison.calls_old.get(name), "new": comparison.calls_new.get(name)}
