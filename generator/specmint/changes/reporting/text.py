"""A comparison as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from specmint.changes.reporting import wording
from specmint.changes.reporting.grouping import accepted, sections
from specmint.changes.reporting.plain import shortened
from specmint.text.counting import counted
from specmint.text.inert import inert

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from specmint.changes.reporting.grouping import Group, Section
    from specmint.changes.rules.change import Accepted, Change, Comparison, Spot, Use

_MOST_CALLS: Final = 4
_MOST_USES: Final = 5
_LONGEST_LINE: Final = 160


def render_text(comparison: Comparison) -> str:
    """The changes, the worst first, and a summary at the end."""
    return "".join(f"{line}\n" for line in _lines(comparison))


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"{inert(comparison.client)}: {inert(comparison.old.label)} -> {inert(comparison.new.label)}"
    yield ""
    for section in sections(comparison):
        yield from _section(section)
    yield from _taken(accepted(comparison))
    yield f"{wording.summary(comparison)}." if comparison.changes else wording.NO_CHANGE
    yield inert(wording.step(comparison))


def _section(section: Section) -> Iterator[str]:
    yield f"{wording.HEADINGS[section.level]} ({section.count:,})"
    yield ""
    for group in section.groups:
        yield f"  {_calls(group)}"
        for change in group.changes:
            yield from _change(change)
        yield ""


def _calls(group: Group) -> str:
    if not group.calls:
        return wording.WHOLE_CLIENT
    more = len(group.calls) - _MOST_CALLS
    named = ", ".join(map(inert, group.calls[:_MOST_CALLS]))
    return f"{named} and {more:,} more" if more > 0 else named


def _change(change: Change) -> Iterator[str]:
    yield f"    {change.level} [{inert(change.rule.id)}] {inert(change.message)}"
    if where := wording.places(change):
        yield f"      at: {' -> '.join(map(_place, where))}"
    if reaction := wording.reaction(change):
        yield f"      do: {inert(reaction)}"
    for use in change.uses[:_MOST_USES]:
        yield f"      hits: {_use(use)}"
    if (more := len(change.uses) - _MOST_USES) > 0:
        yield f"      hits: {counted(more, 'more line')}"


def _place(place: Spot | str) -> str:
    return f"({place})" if isinstance(place, str) else inert(str(place))


def _use(use: Use) -> str:
    return shortened(inert(f"{use.path}:{use.line}:{use.column}  {use.statement}"), _LONGEST_LINE)


def _taken(changes: Mapping[Change, Accepted]) -> Iterator[str]:
    if not changes:
        return
    yield f"Accepted ({len(changes):,})"
    yield ""
    for change, taken in changes.items():
        yield f"  {change.level} [{inert(change.rule.id)}] {inert(change.message)}"
        yield f"    because: {inert(wording.expiry(taken))}"
    yield ""
