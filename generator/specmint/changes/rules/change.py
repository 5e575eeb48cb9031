"""The changes between two revisions, as reports show them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.policy import Level

Side = Literal["wire", "python"]
"""Whether a change was found in the documents or in the two packages."""

Direction = Literal["request", "response", "both"]
"""Whether a change concerns what a caller sends, what it receives, or either."""

Step = Literal["major", "minor", "patch", "none"]
"""Which part of a semantic version has to be raised."""


@dataclass(frozen=True)
class ChangeRule:
    """One row of the table of changes.

    ``id`` is in kebab case, ``area`` the aspect of a document (``parameters``) or package (``models``) it is about.
    ``sentence`` is a ``str.format`` template filled by each change, ``reaction`` says what a caller does about it.
    """

    id: str
    side: Side
    area: str
    direction: Direction
    level: Level
    sentence: str
    reaction: str


@dataclass(frozen=True, order=True)
class Spot:
    """A place in a document or a file of a package. Lines and columns count from 1; 0 where none is known.

    ``excerpt`` is what stands there, as the author would read it: JSON of a schema, or lines of Python.
    """

    source: str
    pointer: str = ""
    line: int = 0
    column: int = 0
    excerpt: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.source}:{self.line}" if self.line else self.source


@dataclass(frozen=True, order=True)
class Use:
    """A line of the user's own code that a change hits.

    ``path`` begins with the folder that was searched, unless that is absolute.
    """

    path: str
    line: int
    column: int
    text: str

    @property
    def statement(self) -> str:
        """The line without its indentation."""
        return self.text.strip()


@dataclass(frozen=True)
class Accepted:
    """Why a change is known and taken, from the configuration. ``until`` is an ISO date, or empty."""

    reason: str
    until: str = ""


@dataclass(frozen=True)
class Change:
    """One difference between two revisions.

    ``subject`` says what changed, as its author names it (``request body name``). ``calls`` are the client calls it
    concerns (``ai.assistants.versions.update``), ``operations`` their keys, ``symbols`` the names in Python, dotted
    from the package on (``models.shared.Assistant.name``). ``level`` is the rule's, unless the configuration says
    otherwise.
    """

    rule: ChangeRule
    level: Level
    message: str
    subject: str
    operations: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    old: Spot | None = None
    new: Spot | None = None
    uses: tuple[Use, ...] = ()
    accepted: Accepted | None = None


@dataclass(frozen=True)
class RevisionFacts:
    """The facts about one revision. ``sizes`` counts operations, webhooks, models and lines of Python."""

    label: str
    digest: str
    title: str
    version: str
    sizes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Comparison:
    """All changes from ``old`` to ``new``, the worst first, and the step of the client's version that they ask for.

    ``calls_old`` and ``calls_new`` map each call that a change concerns to a snippet that makes it, where there is one.
    """

    client: str
    old: RevisionFacts
    new: RevisionFacts
    changes: tuple[Change, ...]
    step: Step
    because: str
    calls_old: Mapping[str, str] = field(default_factory=dict)
    calls_new: Mapping[str, str] = field(default_factory=dict)

    def at(self, level: Level) -> tuple[Change, ...]:
        """The changes of one level that nobody has accepted."""
        return tuple(change for change in self.changes if change.level == level and change.accepted is None)
