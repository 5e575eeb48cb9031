"""The policy of a client: the levels of changes, and the changes that are accepted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Level = Literal["breaking", "warning", "info"]
"""Whether callers have to act, should look, or may ignore a change."""

LEVELS: Final[tuple[Level, ...]] = ("breaking", "warning", "info")
"""All levels, the worst first."""


@dataclass(frozen=True)
class Acceptance:
    """A change that is accepted.

    ``call`` and ``subject`` are globs for the affected calls and for the changed thing. It is valid through the day
    ``until``, if given.
    """

    rule: str
    reason: str
    call: str = "*"
    subject: str = "*"
    until: date | None = None

    def __str__(self) -> str:
        parts = {"call": self.call, "subject": self.subject}
        return ", ".join([f"'{self.rule}'", *(f"{name} '{glob}'" for name, glob in parts.items() if glob != "*")])


@dataclass(frozen=True)
class Policy:
    """The levels of rules by id, if they differ from the rule's own, and the accepted changes."""

    levels: Mapping[str, Level] = field(default_factory=dict)
    accepted: tuple[Acceptance, ...] = ()
