"""A comparison as workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from specmint.changes.reporting import wording
from specmint.changes.reporting.grouping import sections
from specmint.text.inert import inert

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from specmint.changes.rules.change import Change, Comparison
    from specmint.ir.policy import Level

_ELSEWHERE: Final = re.compile(r"[^\s:]{2,}:\S")
"""A URL, or ``REV:path`` (gitrevisions(7)); what comes before the colon is longer than the letter of a drive."""
_COMMANDS: Final[Mapping[Level, str]] = {"breaking": "error", "warning": "warning", "info": "notice"}


def render_github(comparison: Comparison) -> str:
    """One command a line (GitHub Docs, "Workflow commands for GitHub Actions"), and a line for the log.

    The worst come first, since GitHub shows ten of each kind. What is accepted is not told.
    """
    return "".join(f"{line}\n" for line in _lines(comparison))


def _lines(comparison: Comparison) -> Iterator[str]:
    for section in sections(comparison):
        for group in section.groups:
            yield from map(_command, group.changes)
    told = wording.summary(comparison) if comparison.changes else wording.NO_CHANGE.rstrip(".")
    yield inert(f"{comparison.client}: {told}. {wording.step(comparison)}")


def _command(change: Change) -> str:
    spot = change.new or change.old
    place = {}
    if spot is not None and _is_file(spot.source):
        place = {"file": spot.source}
        place |= {"line": str(spot.line)} if spot.line else {}
        place |= {"col": str(spot.column)} if spot.column else {}
    written = ",".join(f"{name}={_property(value)}" for name, value in {**place, "title": _title(change)}.items())
    return f"::{_COMMANDS[change.level]} {written}::{_data(change)}"


def _is_file(source: str) -> bool:
    """Whether a source is a file of the working tree: no URL, and no document of another revision."""
    return bool(source) and not _ELSEWHERE.match(source)


def _title(change: Change) -> str:
    return f"{change.level}: {', '.join(change.calls[:1]) or wording.WHOLE_CLIENT} ({change.rule.id})"


def _data(change: Change) -> str:
    hits = [f"Your code: {use.path}:{use.line}" for use in change.uses]
    return _escaped("\n".join(inert(line) for line in [change.message, wording.reaction(change), *hits] if line))


def _property(text: str) -> str:
    return _escaped(inert(text)).replace(":", "%3A").replace(",", "%2C")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
