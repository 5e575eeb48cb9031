"""Parameters: what goes into the path, the query, the headers and the cookies of a request."""

from __future__ import annotations

from specmint.changes.rules.wire.making import NOTHING, SENT_NOTHING, Verdict, rule

AREA = "parameters"
_REGENERATE = "Take the new client before the server changes; your calls stay as they are."

PARAMETER_ADDED = rule(
    AREA, "parameter-added", Verdict("info", "Pass it if you need it."), "The optional {subject} was added."
)
REQUIRED_PARAMETER_ADDED = rule(
    AREA,
    "required-parameter-added",
    Verdict("breaking", "Pass it in every call."),
    "The required {subject} was added.",
)
PARAMETER_REMOVED = rule(
    AREA, "parameter-removed", Verdict("breaking", "Stop passing it."), "The {subject} was removed."
)
PARAMETER_RENAMED = rule(
    AREA,
    "parameter-renamed",
    Verdict("breaking", "If it means the same, pass it under its new name."),
    "The {subject} takes the place of {old}, of which the same was said.",
)
PARAMETER_MOVED = rule(
    AREA,
    "parameter-moved",
    Verdict("breaking", _REGENERATE),
    "The {subject} goes into the {new} instead of the {old}.",
)
PARAMETER_BECAME_REQUIRED = rule(
    AREA,
    "parameter-became-required",
    Verdict("breaking", "Pass it in every call."),
    "The {subject} is required now.",
)
PARAMETER_BECAME_OPTIONAL = rule(
    AREA,
    "parameter-became-optional",
    Verdict("info", SENT_NOTHING),
    "The {subject} is optional now.",
)
PARAMETER_DEPRECATED = rule(
    AREA,
    "parameter-deprecated",
    Verdict("warning", "Plan to stop passing it: it may be removed."),
    "The {subject} is deprecated.",
)
PARAMETER_NO_LONGER_DEPRECATED = rule(
    AREA, "parameter-no-longer-deprecated", Verdict("info", NOTHING), "The {subject} is no longer deprecated."
)
PARAMETER_STYLE_CHANGED = rule(
    AREA,
    "parameter-style-changed",
    Verdict("breaking", _REGENERATE),
    "The {subject} is written in the style {new} instead of {old}.",
)
PARAMETER_EXPLODE_CHANGED = rule(
    AREA,
    "parameter-explode-changed",
    Verdict("breaking", _REGENERATE),
    "The values of {subject} are {new} instead of {old}.",
)
PARAMETER_RESERVED_CHARACTERS_CHANGED = rule(
    AREA,
    "parameter-reserved-characters-changed",
    Verdict("warning", "Take the new client if your values hold characters such as / or ?."),
    "Reserved characters in {subject} are {new} instead of {old}.",
)
PARAMETER_EMPTY_VALUE_ALLOWED = rule(
    AREA, "parameter-empty-value-allowed", Verdict("info", SENT_NOTHING), "The {subject} may be sent without a value."
)
PARAMETER_EMPTY_VALUE_FORBIDDEN = rule(
    AREA,
    "parameter-empty-value-forbidden",
    Verdict("warning", "Check that you never pass an empty value."),
    "The {subject} may no longer be sent without a value.",
)
PARAMETER_CONTENT_TYPE_CHANGED = rule(
    AREA,
    "parameter-content-type-changed",
    Verdict("breaking", _REGENERATE),
    "The value of {subject} is written as {new} instead of {old}.",
)
PARAMETER_DOCUMENTATION_CHANGED = rule(
    AREA,
    "parameter-documentation-changed",
    Verdict("info", "Read what its author says now."),
    "The documentation of {subject} changed.",
)
