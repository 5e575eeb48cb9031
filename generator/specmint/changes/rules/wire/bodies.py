"""Bodies of requests, and the representations of any body."""

from __future__ import annotations

from specmint.changes.rules.wire.making import READ_NOTHING, SENT_NOTHING, Verdict, directed, rule

AREA = "bodies"

BODY_ADDED = rule(
    AREA, "request-body-added", Verdict("info", "Pass it if you need it."), "The optional {subject} was added."
)
REQUIRED_BODY_ADDED = rule(
    AREA,
    "required-request-body-added",
    Verdict("breaking", "Pass it in every call."),
    "The required {subject} was added.",
)
BODY_REMOVED = rule(AREA, "request-body-removed", Verdict("breaking", "Stop passing it."), "The {subject} was removed.")
BODY_BECAME_REQUIRED = rule(
    AREA,
    "request-body-became-required",
    Verdict("breaking", "Pass it in every call."),
    "The {subject} is required now.",
)
BODY_BECAME_OPTIONAL = rule(
    AREA,
    "request-body-became-optional",
    Verdict("info", SENT_NOTHING),
    "The {subject} is optional now.",
)
BODY_DOCUMENTATION_CHANGED = rule(
    AREA,
    "request-body-documentation-changed",
    Verdict("info", "Read what its author says now."),
    "The documentation of {subject} changed.",
)
MEDIA_TYPE_ADDED = directed(
    AREA,
    "media-type-added",
    "The {subject} may also be {new}.",
    request=Verdict("info", SENT_NOTHING),
    response=Verdict("info", "Nothing has to be done, unless your code reads the answer's bytes itself."),
)
MEDIA_TYPE_REMOVED = directed(
    AREA,
    "media-type-removed",
    "The {subject} is no longer offered as {old}.",
    request=Verdict("breaking", "Check that what you pass fits one of the media types that are left."),
    response=Verdict("breaking", "Check what the call returns now."),
)
BECAME_SEQUENCE = directed(
    AREA,
    "became-sequence",
    "The {subject} as {new} is described item by item now.",
    request=Verdict("breaking", "Pass a list of items."),
    response=Verdict("breaking", "Read the answer item by item."),
)
NO_LONGER_SEQUENCE = directed(
    AREA,
    "no-longer-sequence",
    "The {subject} as {new} is described as a whole now, no longer item by item.",
    request=Verdict("breaking", "Pass the whole instead of its items."),
    response=Verdict("breaking", "Read the answer as a whole."),
)
ENCODING_ADDED = directed(
    AREA,
    "encoding-added",
    "It is said now how the field {name} of {subject} is encoded: {new}.",
    request=Verdict("warning", "Take the new client before the server changes; your calls stay as they are."),
    response=Verdict("info", READ_NOTHING),
)
ENCODING_REMOVED = directed(
    AREA,
    "encoding-removed",
    "It is no longer said how the field {name} of {subject} is encoded: {old}.",
    request=Verdict("warning", "Take the new client before the server changes; your calls stay as they are."),
    response=Verdict("info", READ_NOTHING),
)
ENCODING_CHANGED = directed(
    AREA,
    "encoding-changed",
    "The field {name} of {subject} is encoded by {new} instead of {old}.",
    request=Verdict("breaking", "Take the new client before the server changes; your calls stay as they are."),
    response=Verdict("info", READ_NOTHING),
)
MEDIA_TYPE_EXAMPLES_CHANGED = directed(
    AREA,
    "media-type-examples-changed",
    "The examples of {subject} as {new} changed.",
    request=Verdict("info", "Read what its author shows now."),
    response=Verdict("info", "Read what its author shows now."),
)
