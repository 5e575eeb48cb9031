"""What arrays hold."""

from __future__ import annotations

from specmint.changes.rules.wire.making import READ_NOTHING, SENT_NOTHING, Verdict, directed

AREA = "arrays"
_ACCEPTED = Verdict("info", SENT_NOTHING)
_READABLE = Verdict("info", READ_NOTHING)
_CHECK = Verdict("breaking", "Check what your code passes here.")
_READ = Verdict("breaking", "Check the code that reads it.")

ITEMS_RESTRICTED = directed(
    AREA, "items-restricted", "The items of {subject} have to be {new} now.", request=_CHECK, response=_READABLE
)
ITEMS_UNRESTRICTED = directed(
    AREA,
    "items-unrestricted",
    "The items of {subject} may be anything now, no longer only {old}.",
    request=_ACCEPTED,
    response=_READ,
)
ITEMS_FORBIDDEN = directed(
    AREA,
    "items-forbidden",
    "{subject} may hold no further items any more.",
    request=_CHECK,
    response=_READABLE,
)
ITEMS_ALLOWED = directed(
    AREA,
    "items-allowed",
    "{subject} may hold further items now.",
    request=_ACCEPTED,
    response=Verdict("warning", "Check code that relies on the number of items."),
)
TUPLE_ITEM_ADDED = directed(
    AREA,
    "tuple-item-added",
    "Item {name} of {subject} has to be {new} now.",
    request=_CHECK,
    response=_READABLE,
)
TUPLE_ITEM_REMOVED = directed(
    AREA,
    "tuple-item-removed",
    "Item {name} of {subject} is no longer said to be {old}.",
    request=_ACCEPTED,
    response=_READ,
)
UNIQUE_REQUIRED = directed(
    AREA,
    "unique-items-required",
    "{subject} may hold no two equal items any more.",
    request=Verdict("breaking", "Pass each item once."),
    response=_READABLE,
)
UNIQUE_NO_LONGER_REQUIRED = directed(
    AREA,
    "unique-items-no-longer-required",
    "{subject} may hold equal items now.",
    request=_ACCEPTED,
    response=Verdict("warning", "Check code that relies on each item being there once."),
)
