"""Webhooks and callbacks: requests that the server sends to its callers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from specmint.changes.rules.wire.making import NOTHING, READ_NOTHING, Verdict, rule

if TYPE_CHECKING:
    from specmint.changes.rules.change import ChangeRule


class Sent(NamedTuple):
    """The rules about one kind of request that the server sends."""

    added: ChangeRule
    removed: ChangeRule
    deprecated: ChangeRule
    no_longer_deprecated: ChangeRule
    body_added: ChangeRule
    body_removed: ChangeRule
    body_became_required: ChangeRule
    body_became_optional: ChangeRule
    parameter_added: ChangeRule
    parameter_removed: ChangeRule
    parameter_became_required: ChangeRule
    parameter_became_optional: ChangeRule
    answer_added: ChangeRule
    answer_removed: ChangeRule
    documentation_changed: ChangeRule


def _sent(kind: str) -> Sent:
    def row(name: str, verdict: Verdict, sentence: str) -> ChangeRule:
        return rule(f"{kind}s", f"{kind}-{name}", verdict, sentence, "response")

    return Sent(
        row("added", Verdict("info", "Receive it if you need it."), "The {subject} was added."),
        row("removed", Verdict("breaking", "Stop relying on it: it is no longer sent."), "The {subject} was removed."),
        row(
            "deprecated",
            Verdict("warning", "Plan to stop relying on it: it may be removed."),
            "The {subject} is deprecated.",
        ),
        row("no-longer-deprecated", Verdict("info", NOTHING), "The {subject} is no longer deprecated."),
        row("body-added", Verdict("info", "Use it if you need it."), "The {subject} has a body now."),
        row("body-removed", Verdict("breaking", "Stop reading its body."), "The {subject} has no body any more."),
        row("body-became-required", Verdict("info", READ_NOTHING), "The {subject} always has a body now."),
        row(
            "body-became-optional",
            Verdict("breaking", "Expect a request without a body."),
            "The {subject} may come without a body now.",
        ),
        row("parameter-added", Verdict("info", "Use it if you need it."), "The {subject} comes with the {new} now."),
        row(
            "parameter-removed",
            Verdict("breaking", "Stop reading it."),
            "The {subject} comes without the {old} now.",
        ),
        row("parameter-became-required", Verdict("info", READ_NOTHING), "The {subject} always has the {new} now."),
        row(
            "parameter-became-optional",
            Verdict("breaking", "Expect it to be missing."),
            "The {subject} may come without the {new} now.",
        ),
        row("answer-added", Verdict("info", NOTHING), "The {subject} may also be answered with status {new}."),
        row(
            "answer-removed",
            Verdict("warning", "Check which status your code answers with."),
            "The {subject} is no longer answered with status {old}.",
        ),
        row(
            "documentation-changed",
            Verdict("info", "Read what its author says now."),
            "The documentation of the {subject} changed.",
        ),
    )


WEBHOOK = _sent("webhook")
CALLBACK = _sent("callback")
