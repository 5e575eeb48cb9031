"""Alternatives: what a value may be one of."""

from __future__ import annotations

from specmint.changes.rules.wire.making import READ_NOTHING, SENT_NOTHING, Verdict, directed

AREA = "unions"
_ACCEPTED = Verdict("info", SENT_NOTHING)
_READABLE = Verdict("info", READ_NOTHING)
_CHECK = Verdict("breaking", "Check what your code passes here.")
_READ = Verdict("breaking", "Check the code that reads it.")

MEMBER_ADDED = directed(
    AREA,
    "union-member-added",
    "{subject} may also be {new}.",
    request=_ACCEPTED,
    response=Verdict("info", "Handle it if you need to: the client keeps alternatives that it does not know."),
)
MEMBER_REMOVED = directed(
    AREA,
    "union-member-removed",
    "{subject} may no longer be {old}.",
    request=Verdict("breaking", "Stop passing this alternative."),
    response=_READABLE,
)
BECAME_UNION = directed(
    AREA,
    "became-union",
    "{subject} may be one of several alternatives now: {new}.",
    request=_ACCEPTED,
    response=_READ,
)
NO_LONGER_UNION = directed(
    AREA,
    "no-longer-union",
    "{subject} is only {new} now, no longer one of {old}.",
    request=_CHECK,
    response=_READABLE,
)
ALTERNATIVES_ADDED = directed(
    AREA,
    "alternatives-added",
    "{subject} has to be one of {new}, too.",
    request=_CHECK,
    response=_READABLE,
)
ALTERNATIVES_REMOVED = directed(
    AREA,
    "alternatives-removed",
    "{subject} no longer has to be one of {old}.",
    request=_ACCEPTED,
    response=Verdict("warning", "Check the code that tells them apart."),
)
BECAME_EXCLUSIVE = directed(
    AREA,
    "union-became-exclusive",
    "{subject} may fit only one of its alternatives now.",
    request=_CHECK,
    response=_READABLE,
)
NO_LONGER_EXCLUSIVE = directed(
    AREA,
    "union-no-longer-exclusive",
    "{subject} may fit several of its alternatives now.",
    request=_ACCEPTED,
    response=_READABLE,
)
DISCRIMINATOR_ADDED = directed(
    AREA,
    "discriminator-added",
    "The alternatives of {subject} are told apart by {new} now.",
    request=Verdict("info", SENT_NOTHING),
    response=_READABLE,
)
DISCRIMINATOR_REMOVED = directed(
    AREA,
    "discriminator-removed",
    "It is no longer said that {old} tells the alternatives of {subject} apart.",
    request=Verdict("info", SENT_NOTHING),
    response=Verdict("warning", "Check the code that tells them apart."),
)
DISCRIMINATOR_CHANGED = directed(
    AREA,
    "discriminator-changed",
    "The alternatives of {subject} are told apart by {new} instead of {old}.",
    request=_CHECK,
    response=_READ,
)
MAPPING_ADDED = directed(
    AREA,
    "discriminator-value-added",
    "The value {new} chooses {name} among the alternatives of {subject} now.",
    request=_ACCEPTED,
    response=_READABLE,
)
MAPPING_REMOVED = directed(
    AREA,
    "discriminator-value-removed",
    "The value {old} no longer chooses {name} among the alternatives of {subject}.",
    request=Verdict("breaking", "Stop passing this value."),
    response=_READABLE,
)
