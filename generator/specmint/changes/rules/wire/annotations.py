"""What a schema says without restricting anything."""

from __future__ import annotations

from specmint.changes.rules.wire.making import NOTHING, READ_NOTHING, SENT_NOTHING, Verdict, directed, rule

AREA = "annotations"

DEFAULT_ADDED = directed(
    AREA,
    "default-added",
    "The default of {subject} is {new}; before, none was said.",
    request=Verdict("info", SENT_NOTHING),
    response=Verdict("info", READ_NOTHING),
)
DEFAULT_REMOVED = directed(
    AREA,
    "default-removed",
    "{subject} no longer has a default; it was {old}.",
    request=Verdict("warning", "Pass the value if you rely on it."),
    response=Verdict("info", READ_NOTHING),
)
DEFAULT_CHANGED = directed(
    AREA,
    "default-changed",
    "The default of {subject} is {new} instead of {old}.",
    request=Verdict("warning", "Pass the old value if you rely on it."),
    response=Verdict("info", READ_NOTHING),
)
SCHEMA_DEPRECATED = directed(
    AREA,
    "schema-deprecated",
    "{subject} is deprecated.",
    request=Verdict("warning", "Plan to stop passing it: it may be removed."),
    response=Verdict("warning", "Plan to stop reading it: it may be removed."),
)
SCHEMA_NO_LONGER_DEPRECATED = directed(
    AREA,
    "schema-no-longer-deprecated",
    "{subject} is no longer deprecated.",
    request=Verdict("info", NOTHING),
    response=Verdict("info", NOTHING),
)
SCHEMA_DOCUMENTATION_CHANGED = rule(
    AREA,
    "schema-documentation-changed",
    Verdict("info", "Read what its author says now."),
    "The documentation of {subject} changed.",
    "both",
)
