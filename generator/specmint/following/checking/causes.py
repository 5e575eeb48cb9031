"""Explains why generated files differ from what they should be, and how to mend that."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from specmint.building.tree import read_below
from specmint.ir.output import with_line_feeds
from specmint.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from specmint.following.checking.state import ClientState
    from specmint.ir.client import ClientConfig

GENERATE: Final = "specmint generate"
UPGRADE: Final = "specmint upgrade"
_MOST_LINES: Final = 8


@dataclass(frozen=True)
class Cause:
    """One reason for a difference, as a sentence without a full stop, and the command that mends it."""

    sentence: str
    remedy: str

    def __str__(self) -> str:
        return f"{visible(self.sentence)}; {self.remedy}"


def causes_of(client: ClientConfig, state: ClientState, wanted: Mapping[str, str]) -> Iterator[Cause]:
    """The causes of a difference. ``wanted`` holds the expected files by path, if they are known.

    If nothing recorded in the lock changed and the output still differs, then the code of specmint changed without a
    new version.
    """
    if state.document == "moved":
        yield Cause(f"the document moved: {client.label} is not the one this was generated from", f"run {GENERATE}")
    if state.settings:
        yield Cause(f"the configuration moved: {', '.join(state.settings)}", f"run {GENERATE}")
    if state.tools:
        moved = ", ".join(f"{tool} {before} -> {now}" for tool, (before, now) in state.tools.items())
        yield Cause(f"the tool moved: {moved}", f"run {UPGRADE}")
    for path in state.edited:
        where = edited_lines(client, path, wanted[path]) if path in wanted and not state.inputs_changed else ""
        yield Cause(f"somebody edited {path}{where}", f"undo that, or discard it with {GENERATE} --overwrite-edits")
    for path in state.missing:
        yield Cause(f"somebody removed {path}", f"run {GENERATE}")
    if state.is_unchanged:
        sentence = "the tool moved: the code of specmint is not what made this, though its version is"
        yield Cause(sentence, f"run {UPGRADE}")


def edited_lines(client: ClientConfig, path: str, wanted: str) -> str:
    """The lines of a generated file that were edited, as `` (lines 3, 7-9)``, or `` (line 3)``."""
    here = (
        with_line_feeds(read_below(client.output, path) or b"")
        .decode(errors="backslashreplace")
        .splitlines(keepends=True)
    )
    matcher = SequenceMatcher(None, wanted.splitlines(keepends=True), here, autojunk=False)
    ranges = [_lines(start, end) for tag, _, _, start, end in matcher.get_opcodes() if tag != "equal"]
    told = ", ".join(ranges[:_MOST_LINES]) + (", ..." if len(ranges) > _MOST_LINES else "")
    noun = "line" if told.isdecimal() else "lines"
    return f" ({noun} {told})" if told else ""


def _lines(start: int, end: int) -> str:
    """A line range counted from 1; for removed lines, the line where they were."""
    if end - start > 1:
        return f"{start + 1}-{end}"
    return str(start + 1) if end > start else f"after {start}"
