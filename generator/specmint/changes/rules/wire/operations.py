"""Operations: what can be called."""

from __future__ import annotations

from specmint.changes.rules.wire.making import NOTHING, Verdict, rule

AREA = "operations"

OPERATION_ADDED = rule(
    AREA, "operation-added", Verdict("info", "Use it if you need it."), "The operation {subject} was added.", "both"
)
OPERATION_REMOVED = rule(
    AREA,
    "operation-removed",
    Verdict("breaking", "Stop calling it; ask the API's author what takes its place."),
    "The operation {subject} was removed.",
    "both",
)
OPERATION_DEPRECATED = rule(
    AREA,
    "operation-deprecated",
    Verdict("warning", "Plan to stop calling it: it may be removed."),
    "The operation {subject} is deprecated.",
    "both",
)
OPERATION_NO_LONGER_DEPRECATED = rule(
    AREA,
    "operation-no-longer-deprecated",
    Verdict("info", NOTHING),
    "The operation {subject} is no longer deprecated.",
    "both",
)
OPERATION_ID_CHANGED = rule(
    AREA,
    "operation-id-changed",
    Verdict("info", "Nothing has to be done: the names of calls are kept by specmint.lock."),
    "The operationId of {subject} is {new} instead of {old}.",
    "both",
)
OPERATION_TAGS_CHANGED = rule(
    AREA,
    "operation-tags-changed",
    Verdict("info", "Nothing has to be done, unless your selection names a tag."),
    "The tags of {subject} are {new} instead of {old}.",
    "both",
)
OPERATION_DOCUMENTATION_CHANGED = rule(
    AREA,
    "operation-documentation-changed",
    Verdict("info", "Read what its author says now."),
    "The documentation of {subject} changed.",
    "both",
)
OPERATION_SERVERS_CHANGED = rule(
    AREA,
    "operation-servers-changed",
    Verdict("warning", "Check that your calls reach the right host: a client uses the document's first server."),
    "The servers of {subject} alone are {new} instead of {old}.",
)
PATH_PARAMETER_RENAMED = rule(
    AREA,
    "path-parameter-renamed",
    Verdict("breaking", "Pass it under its new name, unless you pass it by position."),
    "The path parameter {old} of {subject} is called {new} now; what is sent stays the same.",
)
