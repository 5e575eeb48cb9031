"""How callers prove who they are."""

from __future__ import annotations

from specmint.changes.rules.wire.making import NOTHING, SENT_NOTHING, Verdict, rule

AREA = "security"
_CREDENTIALS = "Give the client other credentials."

SECURITY_ADDED = rule(
    AREA,
    "security-required",
    Verdict("breaking", "Give the client credentials."),
    "{subject} needs {new} now; before, it needed no credentials.",
)
SECURITY_REMOVED = rule(
    AREA,
    "security-no-longer-required",
    Verdict("info", SENT_NOTHING),
    "{subject} can be called without credentials now; before, it needed {old}.",
)
ALTERNATIVE_ADDED = rule(
    AREA,
    "security-alternative-added",
    Verdict("info", SENT_NOTHING),
    "{subject} also takes {new} as credentials.",
)
ALTERNATIVE_REMOVED = rule(
    AREA,
    "security-alternative-removed",
    Verdict("breaking", _CREDENTIALS),
    "{subject} no longer takes {old} as credentials.",
)
SCOPE_ADDED = rule(
    AREA,
    "security-scope-added",
    Verdict("breaking", "Ask for a token with this scope."),
    "{subject} needs the scope {new} of {name} now.",
)
SCOPE_REMOVED = rule(
    AREA,
    "security-scope-removed",
    Verdict("info", SENT_NOTHING),
    "{subject} no longer needs the scope {old} of {name}.",
)
SCHEME_ADDED = rule(AREA, "security-scheme-added", Verdict("info", NOTHING), "The {subject} was added.")
SCHEME_REMOVED = rule(
    AREA,
    "security-scheme-removed",
    Verdict("warning", "Stop giving these credentials to the client."),
    "The {subject} was removed.",
)
SCHEME_TYPE_CHANGED = rule(
    AREA,
    "security-scheme-type-changed",
    Verdict("breaking", _CREDENTIALS),
    "The {subject} is {new} instead of {old}.",
)
SCHEME_PLACE_CHANGED = rule(
    AREA,
    "security-scheme-place-changed",
    Verdict("breaking", "Take the new client before the server changes; your credentials stay as they are."),
    "The {subject} is sent as {new} instead of {old}.",
)
SCHEME_FLOWS_CHANGED = rule(
    AREA,
    "security-scheme-flows-changed",
    Verdict("warning", "Check the code that asks for tokens."),
    "The {subject} gets its tokens in another way.",
)
SCHEME_SCOPE_ADDED = rule(
    AREA,
    "security-scheme-scope-added",
    Verdict("info", NOTHING),
    "The {subject} has the scope {new} now.",
)
SCHEME_SCOPE_REMOVED = rule(
    AREA,
    "security-scheme-scope-removed",
    Verdict("warning", "Stop asking for this scope."),
    "The {subject} has no scope {old} any more.",
)
SCHEME_BEARER_FORMAT_CHANGED = rule(
    AREA,
    "security-scheme-bearer-format-changed",
    Verdict("info", "Nothing has to be done, unless your code looks into the token."),
    "The tokens of the {subject} are {new} instead of {old}.",
)
SCHEME_DEPRECATED = rule(
    AREA,
    "security-scheme-deprecated",
    Verdict("warning", "Plan to use other credentials."),
    "The {subject} is deprecated.",
)
SCHEME_NO_LONGER_DEPRECATED = rule(
    AREA, "security-scheme-no-longer-deprecated", Verdict("info", NOTHING), "The {subject} is no longer deprecated."
)
SCHEME_DOCUMENTATION_CHANGED = rule(
    AREA,
    "security-scheme-documentation-changed",
    Verdict("info", "Read what its author says now."),
    "The documentation of the {subject} changed.",
)
