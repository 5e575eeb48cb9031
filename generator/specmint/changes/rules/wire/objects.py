"""What objects hold."""

from __future__ import annotations

from specmint.changes.rules.wire.making import READ_NOTHING, SENT_NOTHING, Verdict, directed, rule

AREA = "objects"
_ACCEPTED = Verdict("info", SENT_NOTHING)
_READABLE = Verdict("info", READ_NOTHING)
_CHECK = Verdict("breaking", "Check what your code passes here.")
_LOOSER = Verdict("warning", "Check the code that reads it.")

PROPERTY_ADDED = directed(
    AREA,
    "property-added",
    "{subject} was added.",
    request=Verdict("info", "Pass it if you need it."),
    response=Verdict("info", "Use it if you need it."),
)
REQUIRED_PROPERTY_ADDED = directed(
    AREA,
    "required-property-added",
    "{subject} was added and is required.",
    request=Verdict("breaking", "Pass it in every call."),
    response=Verdict("info", "Use it if you need it."),
)
PROPERTY_REMOVED = directed(
    AREA,
    "property-removed",
    "{subject} was removed.",
    request=Verdict("breaking", "Stop passing it."),
    response=Verdict("breaking", "Stop reading it."),
)
PROPERTY_RENAMED = directed(
    AREA,
    "property-renamed",
    "{subject} takes the place of {old}, of which the same was said.",
    request=Verdict("breaking", "If it means the same, pass it under its new name."),
    response=Verdict("breaking", "If it means the same, read it under its new name."),
)
PROPERTY_BECAME_REQUIRED = directed(
    AREA,
    "property-became-required",
    "{subject} is required now.",
    request=Verdict("breaking", "Pass it in every call."),
    response=_READABLE,
)
PROPERTY_BECAME_OPTIONAL = directed(
    AREA,
    "property-became-optional",
    "{subject} is optional now.",
    request=_ACCEPTED,
    response=Verdict("breaking", "Expect None where the code reads it."),
)
BECAME_READ_ONLY = directed(
    AREA,
    "property-became-read-only",
    "{subject} is only received now, and no longer sent.",
    request=Verdict("breaking", "Stop passing it."),
    response=_READABLE,
)
NO_LONGER_READ_ONLY = directed(
    AREA,
    "property-no-longer-read-only",
    "{subject} may be sent, too, and not only received.",
    request=Verdict("info", "Pass it if you need it."),
    response=_READABLE,
)
REQUIRED_NO_LONGER_READ_ONLY = rule(
    AREA,
    "request-required-property-no-longer-read-only",
    Verdict("breaking", "Pass it in every call."),
    "{subject} has to be sent, too, and not only received.",
)
BECAME_WRITE_ONLY = directed(
    AREA,
    "property-became-write-only",
    "{subject} is only sent now, and no longer received.",
    request=_ACCEPTED,
    response=Verdict("breaking", "Stop reading it."),
)
NO_LONGER_WRITE_ONLY = directed(
    AREA,
    "property-no-longer-write-only",
    "{subject} may be received, too, and not only sent.",
    request=_ACCEPTED,
    response=Verdict("info", "Use it if you need it."),
)
FURTHER_FORBIDDEN = directed(
    AREA,
    "further-properties-forbidden",
    "{subject} may hold no properties any more but those that are named.",
    request=Verdict("breaking", "Stop passing properties of other names."),
    response=_READABLE,
)
FURTHER_ALLOWED = directed(
    AREA,
    "further-properties-allowed",
    "{subject} may hold properties of any name now.",
    request=_ACCEPTED,
    response=Verdict("info", "Nothing has to be done: the client keeps properties that it does not know."),
)
FURTHER_RESTRICTED = directed(
    AREA,
    "further-properties-restricted",
    "Properties of other names in {subject} have to be {new} now.",
    request=_CHECK,
    response=_READABLE,
)
FURTHER_UNRESTRICTED = directed(
    AREA,
    "further-properties-unrestricted",
    "Properties of other names in {subject} may be anything now, no longer only {old}.",
    request=_ACCEPTED,
    response=Verdict("breaking", "Check the code that reads them."),
)
PATTERN_PROPERTIES_ADDED = directed(
    AREA,
    "pattern-properties-added",
    "Properties of {subject} whose names match {new} have to be of a certain form now.",
    request=_CHECK,
    response=_READABLE,
)
PATTERN_PROPERTIES_REMOVED = directed(
    AREA,
    "pattern-properties-removed",
    "It is no longer said what properties of {subject} are whose names match {old}.",
    request=_ACCEPTED,
    response=Verdict("breaking", "Check the code that reads them."),
)
DEPENDENT_REQUIRED_ADDED = directed(
    AREA,
    "dependent-required-added",
    "{subject} needs {new} beside {name} now.",
    request=Verdict("breaking", "Pass both together."),
    response=_READABLE,
)
DEPENDENT_REQUIRED_REMOVED = directed(
    AREA,
    "dependent-required-removed",
    "{subject} no longer needs {old} beside {name}.",
    request=_ACCEPTED,
    response=_LOOSER,
)
