"""The list of changes in Markdown, shortened to a limit."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from specmint.changes.reporting import wording
from specmint.changes.reporting.excerpts import excerpt_of, runs
from specmint.changes.reporting.grouping import accepted, sections
from specmint.changes.reporting.markup import block, code, folded, prose, sentence
from specmint.ir.policy import LEVELS
from specmint.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from specmint.changes.reporting.excerpts import Run
    from specmint.changes.reporting.grouping import Group, Section
    from specmint.changes.rules.change import Change, Comparison, Spot
    from specmint.ir.policy import Level

_MOST_LINES: Final = 40
_MOST_CALLS: Final = 4
_MOST_USES: Final = 10
_LONGEST_COUNT: Final = 20
_NOTE: Final = "\n\n> {number} left out here, since a comment may not be longer. `specmint diff` shows all of them.\n"


@dataclass(frozen=True)
class _Entry:
    """One change as Markdown, and where it belongs."""

    section: Section
    group: Group
    text: str


def changes(comparison: Comparison, room: int) -> str:
    """All changes that nobody has accepted, the worst first, in at most so many characters.

    What does not fit goes in this order: excerpts and calls, those that matter least first, then changes, which a note
    counts.
    """
    entries = list(_entries(comparison, frozenset()))
    if len(fitting := _assembled(entries)) > room:
        return _cut(entries, room)
    for number in range(1, len(LEVELS) + 1):
        fuller = _assembled(list(_entries(comparison, frozenset(LEVELS[:number]))))
        if len(fuller) > room:
            break
        fitting = fuller
    return fitting


def _cut(entries: Sequence[_Entry], room: int) -> str:
    left = room - len(_NOTE) - _LONGEST_COUNT
    fitting = bisect_right(range(1, len(entries) + 1), left, key=lambda number: len(_assembled(entries[:number])))
    return _assembled(entries[:fitting]) + _NOTE.format(number=counted(len(entries) - fitting, "change"))


def taken(comparison: Comparison) -> str:
    """The accepted changes with the reason and the expiry of each."""
    found = accepted(comparison)
    if not found:
        return ""
    lines = [
        f"- {change.level}: {sentence(change.message)} Accepted because: {prose(wording.expiry(reason))}"
        for change, reason in found.items()
    ]
    return folded(f"Accepted changes ({len(found):,})", "\n".join(lines))


def _assembled(entries: Sequence[_Entry]) -> str:
    return "\n\n".join(_section(section, list(of)) for section, of in groupby(entries, attrgetter("section")))


def _section(section: Section, entries: Sequence[_Entry]) -> str:
    parts = []
    for group, of_group in groupby(entries, attrgetter("group")):
        parts += [f"#### {_calls(group)}", "\n".join(entry.text for entry in of_group)]
    inner = "\n\n".join(parts)
    title = f"{wording.HEADINGS[section.level]} ({section.count:,})"
    return folded(f"<b>{title}</b>", inner) if section.level == "info" else f"### {title}\n\n{inner}"


def _calls(group: Group) -> str:
    if not group.calls:
        return wording.WHOLE_CLIENT.capitalize()
    more = len(group.calls) - _MOST_CALLS
    named = ", ".join(map(code, group.calls[:_MOST_CALLS]))
    return f"{named} and {more:,} more" if more > 0 else named


def _entries(comparison: Comparison, full: Container[Level]) -> Iterator[_Entry]:
    """All changes; those of the levels in ``full`` with excerpts and calls."""
    for section in sections(comparison):
        is_full = section.level in full
        for group in section.groups:
            for number, change in enumerate(group.changes):
                is_last = number == len(group.changes) - 1
                calls = _snippets(comparison, group) if is_full and is_last else ()
                yield _Entry(section, group, "\n\n".join([_change(change, is_full=is_full), *calls]))


def _change(change: Change, *, is_full: bool) -> str:
    lines = [f"**{sentence(change.message)}** ({code(change.rule.id)})"]
    if reaction := wording.reaction(change):
        lines.append(f"What to do: {sentence(reaction)}")
    if where := wording.places(change):
        lines.append(" → ".join(map(_place, where)))
    lines += [f"Hits your {code(f'{use.path}:{use.line}')} {code(use.text)}" for use in change.uses[:_MOST_USES]]
    if (more := len(change.uses) - _MOST_USES) > 0:
        lines.append(f"Hits {counted(more, 'more line')} of yours")
    text = "- " + "  \n  ".join(lines)
    excerpt = _difference(excerpt_of(change.old), excerpt_of(change.new)) if is_full else ""
    return f"{text}\n\n{_indented(folded('Before and after', excerpt))}\n" if excerpt else text


def _place(place: Spot | str) -> str:
    return place if isinstance(place, str) else code(str(place))


def _snippets(comparison: Comparison, group: Group) -> Iterator[str]:
    """The calls of a group that read differently, where no group before has shown them."""
    for call in group.fresh:
        old, new = comparison.calls_old.get(call, ""), comparison.calls_new.get(call, "")
        if old != new:
            yield folded("The call before and after", _difference(old, new))


def _difference(old: str, new: str) -> str:
    found = runs(old, new, _MOST_LINES)
    return block([line for run in found for line in _marked(run)], "diff") if found else ""


def _marked(run: Run) -> Iterator[str]:
    if run.kind == "same":
        yield from (f"  {line}".rstrip() for line in run.old)
    elif run.kind == "changed":
        yield from (f"- {line}" for line in run.old)
        yield from (f"+ {line}" for line in run.new)
    else:
        reason = "more" if run.kind == "cut" else "equal"
        yield f"  ... {counted(run.hidden, f'{reason} line')}"


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.split("\n"))
