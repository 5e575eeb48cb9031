"""Answers: their statuses, headers and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.changes.rules.wire.making import NOTHING, READ_NOTHING, Verdict, rule

if TYPE_CHECKING:
    from specmint.changes.rules.change import ChangeRule

AREA = "responses"


def _row(name: str, verdict: Verdict, sentence: str) -> ChangeRule:
    return rule(AREA, name, verdict, sentence, "response")


SUCCESS_ADDED = _row(
    "response-success-status-added",
    Verdict("info", "Check that your code can take this answer, too."),
    "The call may also answer with the {subject}.",
)
SUCCESS_REMOVED = _row(
    "response-success-status-removed",
    Verdict("breaking", "Check what the call returns now."),
    "The {subject} was removed.",
)
SUCCESS_CHANGED = _row(
    "response-success-status-changed",
    Verdict("warning", "Check code that looks at the status itself."),
    "The {subject} takes the place of response {old}.",
)
ERROR_ADDED = _row(
    "response-error-status-added",
    Verdict("info", "Handle it if you need to: the client raises the error of this status."),
    "The error {subject} is documented now.",
)
ERROR_REMOVED = _row(
    "response-error-status-removed",
    Verdict("info", READ_NOTHING),
    "The error {subject} is no longer documented.",
)
RESPONSE_BODY_ADDED = _row(
    "response-body-added",
    Verdict("info", "Use it if you need it."),
    "The {subject} has a body now.",
)
RESPONSE_BODY_REMOVED = _row(
    "response-body-removed",
    Verdict("breaking", "Stop reading what the call returned."),
    "The {subject} has no body any more.",
)
RESPONSE_DOCUMENTATION_CHANGED = _row(
    "response-documentation-changed",
    Verdict("info", "Read what its author says now."),
    "The documentation of {subject} changed.",
)
HEADER_ADDED = _row("response-header-added", Verdict("info", "Use it if you need it."), "The {subject} was added.")
HEADER_REMOVED = _row("response-header-removed", Verdict("breaking", "Stop reading it."), "The {subject} was removed.")
HEADER_BECAME_REQUIRED = _row(
    "response-header-became-required", Verdict("info", READ_NOTHING), "The {subject} is always sent now."
)
HEADER_BECAME_OPTIONAL = _row(
    "response-header-became-optional",
    Verdict("breaking", "Expect it to be missing."),
    "The {subject} may be missing now.",
)
HEADER_DEPRECATED = _row(
    "response-header-deprecated",
    Verdict("warning", "Plan to stop reading it: it may be removed."),
    "The {subject} is deprecated.",
)
HEADER_NO_LONGER_DEPRECATED = _row(
    "response-header-no-longer-deprecated", Verdict("info", NOTHING), "The {subject} is no longer deprecated."
)
HEADER_ENCODING_CHANGED = _row(
    "response-header-encoding-changed",
    Verdict("warning", "Check code that takes the header's text apart."),
    "The {subject} is written as {new} instead of {old}.",
)
HEADER_DOCUMENTATION_CHANGED = _row(
    "response-header-documentation-changed",
    Verdict("info", "Read what its author says now."),
    "The documentation of {subject} changed.",
)
LINK_ADDED = _row("response-link-added", Verdict("info", NOTHING), "The link {name} of {subject} was added.")
LINK_REMOVED = _row(
    "response-link-removed",
    Verdict("warning", "Check code that follows this link."),
    "The link {name} of {subject} was removed.",
)
LINK_CHANGED = _row(
    "response-link-changed",
    Verdict("warning", "Check code that follows this link."),
    "The link {name} of {subject} changed.",
)
