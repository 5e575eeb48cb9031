"""The sentences that all forms share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from specmint.changes.reporting.grouping import accepted, uses
from specmint.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.changes.rules.change import Accepted, Change, Comparison, Spot, Step
    from specmint.ir.policy import Level

HEADINGS: Final[Mapping[Level, str]] = {
    "breaking": "Breaking changes",
    "warning": "Warnings",
    "info": "For information",
}

WHOLE_CLIENT: Final = "the client as a whole"
"""Stands for the calls of a change that concerns none in particular."""

NO_CHANGE: Final = "Nothing changed for those who call this client."

_STEPS: Final[Mapping[Step, str]] = {
    "major": "a major version",
    "minor": "a minor version",
    "patch": "a patch version",
    "none": "no new version",
}


def summary(comparison: Comparison) -> str:
    """How many changes there are of each level, how many are accepted, and how many of the user's lines they hit."""
    found = [
        counted(len(comparison.at("breaking")), "breaking change"),
        counted(len(comparison.at("warning")), "warning"),
        f"{len(comparison.at('info')):,} for information",
    ]
    if taken := len(accepted(comparison)):
        found.append(f"{taken:,} accepted")
    if lines := len(uses(comparison)):
        found.append(f"{counted(lines, 'line')} of your code hit")
    return ", ".join(found)


def headline(comparison: Comparison) -> str:
    """The most severe result in a few words."""
    if worst := comparison.at("breaking"):
        return counted(len(worst), "breaking change")
    if worst := comparison.at("warning"):
        return f"{counted(len(worst), 'change')} to look at"
    if comparison.changes:
        return f"{counted(len(comparison.changes), 'change')}, nothing breaks"
    return "nothing changed"


def step(comparison: Comparison) -> str:
    """What the changes ask of the client's version, and why."""
    reason = comparison.because.strip()
    return f"Asks for {_STEPS[comparison.step]}." + (f" {reason}" if reason else "")


def reaction(change: Change) -> str:
    """What to do about a change; empty where a short form need not say that nothing has to be done."""
    return "" if change.level == "info" else change.rule.reaction


def places(change: Change) -> tuple[Spot | str, Spot | str] | None:
    """Where the change is seen in the old revision and in the new one, or why not. None where no place is known."""
    if change.old is None and change.new is None:
        return None
    return change.old or "not there before", change.new or "gone"


def expiry(taken: Accepted) -> str:
    """Why a change is accepted and until when."""
    return f"{taken.reason} (until {taken.until})" if taken.until else taken.reason
