"""Makes, parses and applies unified diffs. Hunks may be applied at other lines, but only to unchanged text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import unified_diff
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_NEWLINE = "\\ No newline at end of file\n"
_HEADER = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


class DiffError(Exception):
    """A diff that cannot be parsed. The message completes the sentence "it cannot be read: ..."."""


class MisfitError(Exception):
    """A hunk whose lines do not occur in the text. The message completes the sentence "it does not fit: ..."."""


@dataclass(frozen=True)
class Hunk:
    """Replaces the lines ``old`` by ``new``. ``start`` is the number of the first old line, from 1.

    Lines keep their ends.
    """

    start: int
    old: tuple[str, ...]
    new: tuple[str, ...]
    header: str


def unified(old: str, new: str, old_name: str, new_name: str) -> str:
    """The unified diff of two texts; empty if they are equal."""
    lines = unified_diff(_lines(old), _lines(new), old_name, new_name)
    return "".join(line if line.endswith("\n") else f"{line}\n{NO_NEWLINE}" for line in lines)


def hunks_of(diff: str) -> list[Hunk]:
    """Parse the hunks of a diff of one file. Lines before the first hunk are ignored. Raises DiffError."""
    lines = _lines(diff)
    starts = [number for number, line in enumerate(lines) if _HEADER.match(line)]
    if not starts:
        message = "it has no hunk that begins with @@"
        raise DiffError(message)
    return [
        _hunk(lines[start], lines[start + 1 : end])
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]


def applied(hunks: list[Hunk], text: str) -> str:
    """Apply every hunk at the matching lines that are nearest to its line number. Raises MisfitError."""
    lines = _lines(text)
    offset = floor = 0
    for hunk in hunks:
        expected = hunk.start - (1 if hunk.old else 0) + offset
        place = _nearest(lines, hunk, expected, floor)
        lines[place : place + len(hunk.old)] = hunk.new
        floor = place + len(hunk.new)
        offset += place - expected + len(hunk.new) - len(hunk.old)
    return "".join(lines)


def _nearest(lines: list[str], hunk: Hunk, expected: int, floor: int) -> int:
    """The index of the nearest matching lines, after the end of the hunk before."""
    places = range(floor, len(lines) - len(hunk.old) + 1)
    fitting = [place for place in places if tuple(lines[place : place + len(hunk.old)]) == hunk.old]
    if not fitting or (not hunk.old and expected not in places):
        message = f"the lines that '{hunk.header}' changes are not there any more"
        raise MisfitError(message)
    return min(fitting, key=lambda place: abs(place - expected))


def _hunk(header: str, lines: list[str]) -> Hunk:
    found = _HEADER.match(header)
    start, before, after = (int(found.group(number) or 1) for number in (1, 2, 4)) if found else (0, 0, 0)
    old: list[str] = []
    new: list[str] = []
    for sign, line in _signed(lines):
        if (len(old), len(new)) == (before, after):
            break
        if sign in " -":
            old.append(line)
        if sign in " +":
            new.append(line)
    if (len(old), len(new)) != (before, after):
        message = f"the lines after '{header.strip()}' are not those that it counts"
        raise DiffError(message)
    return Hunk(start, tuple(old), tuple(new), header.strip())


def _signed(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Split lines into sign and text. An empty line counts as an empty context line whose blank was stripped."""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        sign, content = (line[0], line[1:]) if line.strip("\n") else (" ", line)
        if sign in " -+":
            yield sign, content.removesuffix("\n") if following == NO_NEWLINE else content
        elif line != NO_NEWLINE:
            return


def _lines(text: str) -> list[str]:
    """Split a text at line feeds only, keeping the ends."""
    return [line for line in re.split(r"(?<=\n)", text) if line]
