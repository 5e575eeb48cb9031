"""Which values a schema allows: types, null, formats, constants and patterns."""

from __future__ import annotations

from specmint.changes.rules.wire.making import READ_NOTHING, SENT_NOTHING, Verdict, directed, rule

AREA = "types"
_SEND = Verdict("breaking", "Check what your code passes here.")
_READ = Verdict("breaking", "Check the code that reads it.")
_ACCEPTED = Verdict("info", SENT_NOTHING)
_READABLE = Verdict("info", READ_NOTHING)

TYPE_CHANGED = directed(AREA, "type-changed", "{subject} is {new} instead of {old}.", request=_SEND, response=_READ)
TYPE_WIDENED = directed(
    AREA, "type-widened", "{subject} may be {new} instead of only {old}.", request=_ACCEPTED, response=_READ
)
TYPE_NARROWED = directed(
    AREA, "type-narrowed", "{subject} may only be {new} instead of {old}.", request=_SEND, response=_READABLE
)
TYPE_STATED = rule(
    AREA,
    "type-stated",
    Verdict("info", "Nothing has to be done: the other keywords said so already."),
    "It is said now that {subject} is {new}.",
    "both",
)
TYPE_UNSTATED = rule(
    AREA,
    "type-no-longer-stated",
    Verdict("info", "Nothing has to be done: the other keywords still say so."),
    "It is no longer said that {subject} is {old}.",
    "both",
)
NULL_ALLOWED = directed(
    AREA,
    "null-allowed",
    "{subject} may be null now.",
    request=_ACCEPTED,
    response=Verdict("breaking", "Expect None where the code reads it."),
)
NULL_FORBIDDEN = directed(
    AREA,
    "null-forbidden",
    "{subject} may no longer be null.",
    request=Verdict("breaking", "Stop passing None."),
    response=_READABLE,
)
TYPED_FORMAT_ADDED = directed(
    AREA,
    "typed-format-added",
    "{subject} has the format {new} now.",
    request=Verdict("breaking", "Check that what your code passes is written in this format."),
    response=Verdict("breaking", "Read it as the type of this format; it was text before."),
)
TYPED_FORMAT_REMOVED = directed(
    AREA,
    "typed-format-removed",
    "{subject} no longer has the format {old}.",
    request=Verdict("breaking", "Pass text instead of the type of this format."),
    response=Verdict("breaking", "Read it as text."),
)
TYPED_FORMAT_CHANGED = directed(
    AREA,
    "typed-format-changed",
    "{subject} has the format {new} instead of {old}.",
    request=_SEND,
    response=_READ,
)
FORMAT_ADDED = directed(
    AREA,
    "format-added",
    "{subject} has the format {new} now.",
    request=Verdict("warning", "Check that what your code passes is written in this format."),
    response=_READABLE,
)
FORMAT_REMOVED = directed(
    AREA,
    "format-removed",
    "{subject} no longer has the format {old}.",
    request=_ACCEPTED,
    response=Verdict("warning", "Check code that relies on this format."),
)
FORMAT_CHANGED = directed(
    AREA,
    "format-changed",
    "{subject} has the format {new} instead of {old}.",
    request=Verdict("warning", "Check that what your code passes is written in this format."),
    response=Verdict("warning", "Check code that relies on the old format."),
)
ENUM_ADDED = directed(
    AREA,
    "enum-added",
    "{subject} may only be one of {new} now.",
    request=Verdict("breaking", "Check that your code passes one of these values."),
    response=_READABLE,
)
ENUM_REMOVED = directed(
    AREA,
    "enum-removed",
    "{subject} may be any value now, no longer only one of {old}.",
    request=_ACCEPTED,
    response=Verdict("info", "Nothing has to be done: the client keeps values that it does not know."),
)
ENUM_VALUE_ADDED = directed(
    AREA,
    "enum-value-added",
    "{subject} may also be {new}.",
    request=_ACCEPTED,
    response=Verdict("info", "Nothing has to be done: the client keeps values that it does not know."),
)
ENUM_VALUE_REMOVED = directed(
    AREA,
    "enum-value-removed",
    "{subject} may no longer be {old}.",
    request=Verdict("breaking", "Stop passing this value."),
    response=_READABLE,
)
CONSTANT_CHANGED = directed(
    AREA,
    "constant-changed",
    "{subject} is always {new} instead of {old}.",
    request=Verdict("breaking", "Pass the new value."),
    response=Verdict("warning", "Check code that compares it with the old value."),
)
PATTERN_ADDED = directed(
    AREA,
    "pattern-added",
    "{subject} has to match {new} now.",
    request=Verdict("breaking", "Check that what your code passes matches."),
    response=_READABLE,
)
PATTERN_REMOVED = directed(
    AREA,
    "pattern-removed",
    "{subject} no longer has to match {old}.",
    request=_ACCEPTED,
    response=Verdict("warning", "Check code that relies on this pattern."),
)
PATTERN_CHANGED = directed(
    AREA,
    "pattern-changed",
    "{subject} has to match {new} instead of {old}.",
    request=Verdict("breaking", "Check that what your code passes matches."),
    response=Verdict("warning", "Check code that relies on the old pattern."),
)
CONTENT_ENCODING_CHANGED = directed(
    AREA,
    "content-encoding-changed",
    "The text of {subject} is encoded as {new} instead of {old}.",
    request=_SEND,
    response=_READ,
)
CONTENT_TYPE_CHANGED = directed(
    AREA,
    "content-media-type-changed",
    "The text of {subject} holds {new} instead of {old}.",
    request=_SEND,
    response=_READ,
)
