"""Making rows of the table: one row for both directions, or one for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from specmint.changes.rules.change import ChangeRule

if TYPE_CHECKING:
    from specmint.api.schemas.view import Direction as Way
    from specmint.changes.rules.change import Direction
    from specmint.ir.policy import Level


class Verdict(NamedTuple):
    """How bad a difference is for callers, and what they do about it."""

    level: Level
    reaction: str


class Directed(NamedTuple):
    """The two rules for one difference: where callers send it, and where they receive it."""

    request: ChangeRule
    response: ChangeRule

    def at(self, way: Way) -> ChangeRule:
        """The rule for one direction."""
        return self.request if way == "request" else self.response


NOTHING = "Nothing has to be done."
READ_NOTHING = "Nothing has to be done: code that reads the answer goes on working."
SENT_NOTHING = "Nothing has to be done: what is sent today is still accepted."


def rule(area: str, name: str, verdict: Verdict, sentence: str, direction: Direction = "request") -> ChangeRule:
    """One row about the documents."""
    return ChangeRule(name, "wire", area, direction, verdict.level, sentence, verdict.reaction)


def directed(area: str, name: str, sentence: str, *, request: Verdict, response: Verdict) -> Directed:
    """Two rows with one sentence and different verdicts: ``request-<name>`` and ``response-<name>``."""
    return Directed(
        rule(area, f"request-{name}", request, sentence),
        rule(area, f"response-{name}", response, sentence, "response"),
    )
