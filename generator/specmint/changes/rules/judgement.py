"""Changes as the users of a client see them: with the levels that they gave, and with what they accepted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from specmint.changes.rules.change import Accepted
from specmint.text.globs import matches

if TYPE_CHECKING:
    from datetime import date

    from specmint.changes.rules.change import Change
    from specmint.ir.policy import Acceptance, Policy


def judged(change: Change, policy: Policy, today: date) -> Change:
    """A change with the level that the policy gives it, and with the acceptance that covers it today."""
    covering = next((each for each in policy.accepted if _holds(each, today) and _covers(each, change)), None)
    until = covering.until.isoformat() if covering and covering.until else ""
    return replace(
        change,
        level=policy.levels.get(change.rule.id, change.level),
        accepted=Accepted(covering.reason, until) if covering else None,
    )


def expired(policy: Policy, today: date) -> tuple[Acceptance, ...]:
    """The acceptances whose last day is over."""
    return tuple(each for each in policy.accepted if not _holds(each, today))


def _holds(acceptance: Acceptance, today: date) -> bool:
    return acceptance.until is None or today <= acceptance.until


def _covers(acceptance: Acceptance, change: Change) -> bool:
    """Whether an acceptance is about a change: about every call that the change concerns."""
    return (
        change.rule.id == acceptance.rule
        and all(matches(acceptance.call, call) for call in change.calls or ("",))
        and matches(acceptance.subject, change.subject)
    )
