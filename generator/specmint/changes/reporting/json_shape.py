"""The shape of a comparison in JSON. A key may be added; what is here keeps its meaning while ``format`` is 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from specmint.changes.rules.change import Direction, Side, Step
    from specmint.ir.policy import Level


class SpotShape(TypedDict):
    """A place: lines and columns count from 1 and are null where none is known; ``pointer`` is a JSON Pointer."""

    source: str
    pointer: str
    line: int | None
    column: int | None
    excerpt: str


class UseShape(TypedDict):
    """A line of the user's own code. The path begins with the folder that was searched, unless that is absolute."""

    path: str
    line: int
    column: int
    text: str


class AcceptedShape(TypedDict):
    """Why a change is taken; ``until`` is an ISO date, or null for ever."""

    reason: str
    until: str | None


class ChangeShape(TypedDict):
    """One change. ``id`` stays the same when lines move; ``rule_level`` is the level before the configuration."""

    id: str
    rule: str
    level: Level
    rule_level: Level
    side: Side
    area: str
    direction: Direction
    message: str
    reaction: str
    subject: str
    operations: list[str]
    calls: list[str]
    symbols: list[str]
    old: SpotShape | None
    new: SpotShape | None
    uses: list[UseShape]
    accepted: AcceptedShape | None


class RevisionShape(TypedDict):
    """One of the two revisions; ``sizes`` counts operations, webhooks, models and lines of Python."""

    label: str
    digest: str
    title: str
    version: str
    sizes: dict[str, int]


class SummaryShape(TypedDict):
    """How many changes nobody has accepted, by level; how many are accepted; how many lines of the user's are hit."""

    breaking: int
    warning: int
    info: int
    accepted: int
    lines_hit: int


class CallShape(TypedDict):
    """A call that changes concern, as a snippet in each revision; null where it is not there."""

    old: str | None
    new: str | None


class ComparisonShape(TypedDict):
    """The whole document. ``changes`` begin with the worst."""

    format: int
    client: str
    old: RevisionShape
    new: RevisionShape
    step: Step
    because: str
    summary: SummaryShape
    changes: list[ChangeShape]
    calls: dict[str, CallShape]
