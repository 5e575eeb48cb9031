"""The values that the templates of the page print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from specmint.changes.reporting import wording
from specmint.changes.reporting.excerpts import excerpt_of
from specmint.changes.reporting.grouping import accepted, uses
from specmint.changes.reporting.html.rows import difference
from specmint.changes.reporting.plain import phrases
from specmint.ir.policy import LEVELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.changes.reporting.grouping import Group
    from specmint.changes.reporting.html.rows import Difference
    from specmint.changes.rules.change import Accepted, Change, Comparison, Direction, Side, Spot, Use
    from specmint.ir.policy import Level

Phrases = tuple[tuple[str, bool], ...]
"""A sentence in parts, each with whether it is code."""

_MOST_CALLS: Final = 6
_SIDES: Final[Mapping[Side, str]] = {"wire": "on the wire", "python": "in Python"}
_DIRECTIONS: Final[Mapping[Direction, str]] = {
    "request": "requests",
    "response": "responses",
    "both": "requests and responses",
}
_TILES: Final[Mapping[Level, str]] = {"breaking": "breaking", "warning": "warning", "info": "for information"}


@dataclass(frozen=True)
class CallView:
    """A call, the number it is filtered by, and how it reads before and after, where that is known."""

    name: str
    number: int
    difference: Difference | None = None


@dataclass(frozen=True)
class ChangeView:
    """A change with its anchor, and its two excerpts side by side."""

    anchor: str
    level: Level
    side: Side
    kind: str
    rule: str
    message: Phrases
    reaction: Phrases
    calls: tuple[CallView, ...]
    operations: tuple[str, ...]
    symbols: tuple[str, ...]
    places: tuple[Spot | str, Spot | str] | None
    uses: tuple[Use, ...]
    accepted: Accepted | None
    difference: Difference | None


@dataclass(frozen=True)
class LineView:
    """A line of the user's with the changes that hit it."""

    use: Use
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True)
class GroupView:
    """The changes that concern the same calls, and those of the calls that are shown here."""

    calls: tuple[CallView, ...]
    snippets: tuple[CallView, ...]
    changes: tuple[ChangeView, ...]

    @property
    def count(self) -> int:
        """How many calls the changes concern."""
        return len(self.calls)

    @property
    def is_wide(self) -> bool:
        """Whether the calls are too many for a heading."""
        return self.count > _MOST_CALLS

    @property
    def has_one_snippet(self) -> bool:
        """Whether it is clear which call a snippet is of."""
        return len(self.snippets) == 1 and self.count == 1


@dataclass(frozen=True)
class TileView:
    """A number at the top of the page, and the part of the page that it counts."""

    name: str
    anchor: str
    count: int

    @property
    def shown(self) -> str:
        """The number as a reader likes it."""
        return f"{self.count:,}"


@dataclass(frozen=True)
class SizeView:
    """How much of something each revision has."""

    name: str
    old: int
    new: int

    @property
    def heading(self) -> str:
        """What is counted, as a row of a table begins with it."""
        return self.name.capitalize()

    @property
    def before(self) -> str:
        """The old number, as one reads it."""
        return f"{self.old:,}"

    @property
    def after(self) -> str:
        """The new number, as one reads it."""
        return f"{self.new:,}"

    @property
    def step(self) -> str:
        """The difference with its sign."""
        return f"{self.new - self.old:+,}" if self.new != self.old else "0"


def tiles(comparison: Comparison) -> tuple[TileView, ...]:
    """What is counted at the top: the levels always, the rest where there is some."""
    levels = [_tile(level, len(comparison.at(level))) for level in LEVELS]
    rest = [
        TileView("accepted", "accepted", len(accepted(comparison))),
        TileView("of your lines hit", "uses", len(uses(comparison))),
    ]
    return (*levels, *(tile for tile in rest if tile.count))


def _tile(level: Level, count: int) -> TileView:
    return TileView("warnings" if level == "warning" and count != 1 else _TILES[level], level, count)


class Views:
    """Makes the views of one comparison, with anchors for its changes and numbers for its calls."""

    def __init__(self, comparison: Comparison, anchors: Mapping[Change, str]) -> None:
        self._comparison = comparison
        self._anchors = anchors
        names = sorted({call for change in comparison.changes for call in change.calls})
        self.calls = {name: CallView(name, number) for number, name in enumerate(names)}

    def change(self, change: Change) -> ChangeView:
        """One change."""
        rule = change.rule
        return ChangeView(
            anchor=self._anchors[change],
            level=change.level,
            side=rule.side,
            kind=f"{_SIDES[rule.side]}, {_DIRECTIONS[rule.direction]}, {rule.area}",
            rule=rule.id,
            message=phrases(change.message),
            reaction=phrases(rule.reaction),
            calls=tuple(self.calls[call] for call in change.calls),
            operations=change.operations,
            symbols=change.symbols,
            places=wording.places(change),
            uses=change.uses,
            accepted=change.accepted,
            difference=difference(excerpt_of(change.old), excerpt_of(change.new)),
        )

    def group(self, group: Group) -> GroupView:
        """A group with the snippets that no group before it has shown."""
        snippets = (self._snippet(call) for call in group.fresh)
        return GroupView(
            calls=tuple(self.calls[call] for call in group.calls),
            snippets=tuple(each for each in snippets if each.difference is not None),
            changes=tuple(map(self.change, group.changes)),
        )

    def _snippet(self, call: str) -> CallView:
        old, new = self._comparison.calls_old.get(call, ""), self._comparison.calls_new.get(call, "")
        return CallView(call, self.calls[call].number, difference(old, new))

    def lines(self) -> tuple[LineView, ...]:
        """All lines of the user's that are hit."""
        return tuple(LineView(use, tuple(map(self.change, hit))) for use, hit in uses(self._comparison).items())

    def sizes(self) -> tuple[SizeView, ...]:
        """What is counted in either revision."""
        old, new = self._comparison.old.sizes, self._comparison.new.sizes
        return tuple(SizeView(name, old.get(name, 0), new.get(name, 0)) for name in dict.fromkeys([*old, *new]))
