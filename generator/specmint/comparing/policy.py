"""What the users of a client have decided about changes: how bad they are to them, and which they know already."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from specmint.ir.changes import Accepted
from specmint.patterns import matches

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from specmint.ir.changes import Change, Level


@dataclass(frozen=True)
class Acceptance:
    """A change that is known and taken.

    ``call`` and ``subject`` are globs over the calls that a change concerns and over what changed. It holds through
    the day ``until``, if there is one.
    """

    rule: str
    reason: str
    call: str = "*"
    subject: str = "*"
    until: date | None = None

    def holds_on(self, today: date) -> bool:
        """Whether it has not expired."""
        return self.until is None or today <= self.until

    def covers(self, change: Change) -> bool:
        """Whether it is about this change: about every call that the change concerns."""
        return (
            change.rule.id == self.rule
            and all(matches(self.call, call) for call in change.calls or ("",))
            and matches(self.subject, change.subject)
        )

    def __str__(self) -> str:
        parts = {"call": self.call, "subject": self.subject}
        return ", ".join([f"'{self.rule}'", *(f"{name} '{glob}'" for name, glob in parts.items() if glob != "*")])


@dataclass(frozen=True)
class Policy:
    """Levels by the ids of rules, where they are not the rule's own, and the changes that are accepted."""

    levels: Mapping[str, Level] = field(default_factory=dict)
    accepted: tuple[Acceptance, ...] = ()

    def applied(self, change: Change, today: date) -> Change:
        """A change as its users see it."""
        taken = next((each for each in self.accepted if each.holds_on(today) and each.covers(change)), None)
        until = taken.until.isoformat() if taken and taken.until else ""
        return replace(
            change,
            level=self.levels.get(change.rule.id, change.level),
            accepted=Accepted(taken.reason, until) if taken else None,
        )

    def expired(self, today: date) -> tuple[Acceptance, ...]:
        """The acceptances that hold no longer."""
        return tuple(each for each in self.accepted if not each.holds_on(today))
